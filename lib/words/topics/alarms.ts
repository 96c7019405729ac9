import type { Topic } from '../say';

/** What the alarm room reads: what is wrong, what to do, and that it is over. */
const EN = {
    refused:
        '🔴 *SMS: texts do not get in.* Twilio’s webhooks are refused, because their signature does not match. Check *Auth Token*, *Account SID* and *Address of this workspace* in the settings of the app SMS Incoming. What is refused meanwhile is fetched from Twilio’s log afterwards.',
    refusedOver: '🟢 *SMS: texts get in again.*',
    replies: '🔴 *SMS: replies do not leave.* {meaning} {advice} (Twilio error {code})',
    repliesOver: '🟢 *SMS: replies leave again.*',
    waiting:
        '🔴 *SMS: texts that arrived cannot be shown.* Rocket.Chat does not take them, although somebody is there ({why}). They are kept, and tried again by themselves. The log of the app SMS Incoming says more.',
    waitingOver: '🟢 *SMS: all texts that arrived are shown again.*',
    twilio: '🔴 *SMS: Twilio does not answer the app* ({why}), and has not for more than a quarter of an hour. Replies may wait, and texts that did not arrive cannot be fetched. Look at https://status.twilio.com, at this server’s connection to the internet and at the app’s settings for Twilio.',
    twilioOver: '🟢 *SMS: Twilio answers again.*',
    job: '🔴 *SMS: the app’s job does not run.* Texts arrive, but what waits is not tried again. Restart Rocket.Chat, or disable and enable the app SMS Incoming.',
    jobOver: '🟢 *SMS: the app’s job runs again.*',
} as const;

export const ALARM_WORDS: Topic<keyof typeof EN> = {
    en: EN,
    de: {
        refused:
            '🔴 *SMS: Es kommt nichts an.* Twilios Webhooks werden abgewiesen, weil ihre Signatur nicht stimmt. Prüfen Sie *Auth-Token*, *Account-SID* und *Adresse dieses Arbeitsbereichs* in den Einstellungen der App SMS Incoming. Was bis dahin abgewiesen wird, holt die App später aus Twilios Protokoll.',
        refusedOver: '🟢 *SMS: Es kommt wieder alles an.*',
        replies: '🔴 *SMS: Antworten werden nicht gesendet.* {meaning} {advice} (Twilio-Fehler {code})',
        repliesOver: '🟢 *SMS: Antworten werden wieder gesendet.*',
        waiting:
            '🔴 *SMS: Angekommene SMS können nicht angezeigt werden.* Rocket.Chat nimmt sie nicht an, obwohl jemand da ist ({why}). Sie bleiben gespeichert, und die App versucht es von selbst wieder. Mehr steht im Protokoll der App SMS Incoming.',
        waitingOver: '🟢 *SMS: Alle angekommenen SMS werden wieder angezeigt.*',
        twilio: '🔴 *SMS: Twilio antwortet der App nicht* ({why}), seit mehr als einer Viertelstunde. Antworten warten womöglich, und nicht angekommene SMS können nicht geholt werden. Prüfen Sie https://status.twilio.com, die Internetverbindung dieses Servers und die Twilio-Einstellungen der App.',
        twilioOver: '🟢 *SMS: Twilio antwortet wieder.*',
        job: '🔴 *SMS: Der Job der App läuft nicht.* SMS kommen an, aber was wartet, wird nicht erneut versucht. Starten Sie Rocket.Chat neu, oder deaktivieren und aktivieren Sie die App SMS Incoming.',
        jobOver: '🟢 *SMS: Der Job der App läuft wieder.*',
    },
    es: {
        refused:
            '🔴 *SMS: no llega ningún mensaje.* Se rechazan los webhooks de Twilio, porque su firma no coincide. Revise *Auth Token*, *Account SID* y *Dirección de este espacio de trabajo* en los ajustes de la aplicación SMS Incoming. Lo que se rechace mientras tanto se recuperará después del registro de Twilio.',
        refusedOver: '🟢 *SMS: los mensajes llegan de nuevo.*',
        replies: '🔴 *SMS: las respuestas no salen.* {meaning} {advice} (error {code} de Twilio)',
        repliesOver: '🟢 *SMS: las respuestas salen de nuevo.*',
        waiting:
            '🔴 *SMS: no se pueden mostrar mensajes que llegaron.* Rocket.Chat no los acepta, aunque hay un agente ({why}). Se guardan y la aplicación lo intenta de nuevo sola. El registro de la aplicación SMS Incoming dice más.',
        waitingOver: '🟢 *SMS: se muestran de nuevo todos los mensajes que llegaron.*',
        twilio: '🔴 *SMS: Twilio no responde a la aplicación* ({why}), desde hace más de un cuarto de hora. Puede que haya respuestas esperando, y no se pueden recuperar los mensajes que no llegaron. Compruebe https://status.twilio.com, la conexión de este servidor a internet y los ajustes de Twilio de la aplicación.',
        twilioOver: '🟢 *SMS: Twilio responde de nuevo.*',
        job: '🔴 *SMS: la tarea en segundo plano de la aplicación no se ejecuta.* Los mensajes llegan, pero lo que espera no se intenta de nuevo. Reinicie Rocket.Chat, o desactive y active la aplicación SMS Incoming.',
        jobOver: '🟢 *SMS: la tarea en segundo plano de la aplicación se ejecuta de nuevo.*',
    },
    fr: {
        refused:
            '🔴 *SMS : plus aucun message n’arrive.* Les webhooks de Twilio sont refusés, car leur signature ne correspond pas. Vérifiez *Auth Token*, *Account SID* et *Adresse de cet espace de travail* dans les paramètres de l’application SMS Incoming. Ce qui est refusé entre-temps sera récupéré plus tard dans le journal de Twilio.',
        refusedOver: '🟢 *SMS : les messages arrivent de nouveau.*',
        replies: '🔴 *SMS : les réponses ne partent pas.* {meaning} {advice} (erreur Twilio {code})',
        repliesOver: '🟢 *SMS : les réponses partent de nouveau.*',
        waiting:
            '🔴 *SMS : des messages arrivés ne peuvent pas être affichés.* Rocket.Chat ne les accepte pas, bien qu’un agent soit là ({why}). Ils sont conservés, et l’application réessaie d’elle-même. Le journal de l’application SMS Incoming en dit plus.',
        waitingOver: '🟢 *SMS : tous les messages arrivés s’affichent de nouveau.*',
        twilio: '🔴 *SMS : Twilio ne répond pas à l’application* ({why}), depuis plus d’un quart d’heure. Des réponses attendent peut-être, et les messages qui ne sont pas arrivés ne peuvent pas être récupérés. Vérifiez https://status.twilio.com, la connexion de ce serveur à internet et les paramètres Twilio de l’application.',
        twilioOver: '🟢 *SMS : Twilio répond de nouveau.*',
        job: '🔴 *SMS : la tâche de fond de l’application ne tourne pas.* Les messages arrivent, mais ce qui attend n’est pas réessayé. Redémarrez Rocket.Chat, ou désactivez puis activez l’application SMS Incoming.',
        jobOver: '🟢 *SMS : la tâche de fond de l’application tourne de nouveau.*',
    },
    'pt-BR': {
        refused:
            '🔴 *SMS: nenhuma mensagem está chegando.* Os webhooks da Twilio são recusados, porque a assinatura não confere. Verifique *Auth Token*, *Account SID* e *Endereço deste workspace* nas configurações do aplicativo SMS Incoming. O que for recusado enquanto isso será recuperado depois do registro da Twilio.',
        refusedOver: '🟢 *SMS: as mensagens voltaram a chegar.*',
        replies: '🔴 *SMS: as respostas não estão sendo enviadas.* {meaning} {advice} (erro {code} da Twilio)',
        repliesOver: '🟢 *SMS: as respostas voltaram a ser enviadas.*',
        waiting:
            '🔴 *SMS: mensagens que chegaram não podem ser mostradas.* O Rocket.Chat não as aceita, embora haja um agente ({why}). Elas ficam guardadas e o aplicativo tenta de novo sozinho. O registro do aplicativo SMS Incoming diz mais.',
        waitingOver: '🟢 *SMS: todas as mensagens que chegaram são mostradas de novo.*',
        twilio: '🔴 *SMS: a Twilio não responde ao aplicativo* ({why}), há mais de quinze minutos. Respostas talvez estejam esperando, e as mensagens que não chegaram não podem ser recuperadas. Verifique https://status.twilio.com, a conexão deste servidor com a internet e as configurações da Twilio no aplicativo.',
        twilioOver: '🟢 *SMS: a Twilio responde de novo.*',
        job: '🔴 *SMS: a tarefa em segundo plano do aplicativo não está rodando.* As mensagens chegam, mas o que espera não é tentado de novo. Reinicie o Rocket.Chat, ou desative e ative o aplicativo SMS Incoming.',
        jobOver: '🟢 *SMS: a tarefa em segundo plano do aplicativo voltou a rodar.*',
    },
};
