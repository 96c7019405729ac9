import type { Topic } from '../say';

/** What `/sms check` says of the channel as a whole, over all processes. A name in braces stands for what is put there. */
const EN = {
    since: 'Since {at}: {what}',
    noTrouble: 'The channel is in no trouble.',
    channelUnknown: 'Whether the channel is in trouble could not be read. See whether Rocket.Chat’s database answers.',
    jobRuns: 'The app’s job runs, which tries again what waits: it said so last at {at}.',
    jobUnknown: 'Whether the app’s job runs is not known yet. Run `/sms check` again in a minute.',
    jobSilent:
        'The app’s job, which tries again what waits, has not run since {at}. Restart Rocket.Chat, or disable and enable the app SMS Incoming.',
    compared: 'Twilio’s log was last compared with what arrived at {at}.',
    comparing: 'Twilio’s log is being compared with what arrived. Run `/sms check` again in a minute.',
    notCompared: 'Twilio’s log has not been compared with what arrived yet. Run `/sms check` again in a minute.',
    comparedLate:
        'Twilio’s log was last compared with what arrived at {at}, which is long ago. Run `/sms recover`, and see the app’s log.',
    compareOff:
        'Twilio’s log is never compared with what arrived, so what Twilio cannot hand over does not come back by itself. Set “Minutes between comparisons with Twilio” to 10, or run `/sms recover`.',
    textsFound: 'Texts that Twilio could not hand over were found in its log, the last time at {at}: {count}.',
    noAlarmRoom:
        'The room for alarms is not there any more, so nobody hears of trouble. Choose another one as “Room for alarms”.',
    noCustomFields:
        'Where a customer’s number is from is not kept, since Omnichannel has no custom field of the visitor with this name: {fields}. Create it there if you want that.',
} as const;

export type CheckChannelKey = keyof typeof EN;

export const CHECK_CHANNEL_WORDS: Topic<CheckChannelKey> = {
    en: EN,
    de: {
        since: 'Seit {at}: {what}',
        noTrouble: 'Der Kanal ist in Ordnung.',
        channelUnknown:
            'Ob der Kanal in Ordnung ist, konnte nicht gelesen werden. Sehen Sie nach, ob die Datenbank von Rocket.Chat antwortet.',
        jobRuns: 'Der Job der App läuft, der wieder versucht, was wartet: Das hat er zuletzt um {at} vermerkt.',
        jobUnknown:
            'Ob der Job der App läuft, ist noch nicht bekannt. Führen Sie `/sms check` in einer Minute noch einmal aus.',
        jobSilent:
            'Der Job der App, der wieder versucht, was wartet, ist seit {at} nicht gelaufen. Starten Sie Rocket.Chat neu, oder schalten Sie die App SMS Incoming aus und ein.',
        compared: 'Twilios Protokoll wurde zuletzt um {at} mit dem verglichen, was angekommen ist.',
        comparing:
            'Twilios Protokoll wird gerade mit dem verglichen, was angekommen ist. Führen Sie `/sms check` in einer Minute noch einmal aus.',
        notCompared:
            'Twilios Protokoll wurde noch nicht mit dem verglichen, was angekommen ist. Führen Sie `/sms check` in einer Minute noch einmal aus.',
        comparedLate:
            'Twilios Protokoll wurde zuletzt um {at} mit dem verglichen, was angekommen ist, und das ist lange her. Führen Sie `/sms recover` aus, und sehen Sie in das Protokoll der App.',
        compareOff:
            'Twilios Protokoll wird nie mit dem verglichen, was angekommen ist: Was Twilio nicht übergeben kann, kommt nicht von selbst zurück. Stellen Sie „Abstand der Abgleiche mit Twilio, in Minuten“ auf 10, oder führen Sie `/sms recover` aus.',
        textsFound:
            'Nachrichten, die Twilio nicht übergeben konnte, wurden in seinem Protokoll gefunden, zuletzt um {at}: {count}.',
        noAlarmRoom:
            'Den Raum für Störungsmeldungen gibt es nicht mehr, also erfährt niemand von Störungen. Wählen Sie als „Raum für Störungsmeldungen“ einen anderen.',
        noCustomFields:
            'Woher die Nummer eines Kunden ist, wird nicht behalten, denn Omnichannel hat kein benutzerdefiniertes Feld des Besuchers mit diesem Namen: {fields}. Legen Sie es dort an, wenn Sie das wollen.',
    },
    es: {
        since: 'Desde {at}: {what}',
        noTrouble: 'El canal no tiene ningún problema.',
        channelUnknown:
            'No se pudo leer si el canal tiene problemas. Compruebe si responde la base de datos de Rocket.Chat.',
        jobRuns:
            'La tarea de la aplicación, que vuelve a intentar lo que espera, funciona: lo anotó por última vez el {at}.',
        jobUnknown:
            'Todavía no se sabe si funciona la tarea de la aplicación. Ejecute `/sms check` otra vez dentro de un minuto.',
        jobSilent:
            'La tarea de la aplicación, que vuelve a intentar lo que espera, no se ejecuta desde el {at}. Reinicie Rocket.Chat, o desactive y active la aplicación SMS Incoming.',
        compared: 'El registro de Twilio se comparó por última vez con lo que llegó el {at}.',
        comparing:
            'El registro de Twilio se está comparando con lo que llegó. Ejecute `/sms check` otra vez dentro de un minuto.',
        notCompared:
            'El registro de Twilio todavía no se ha comparado con lo que llegó. Ejecute `/sms check` otra vez dentro de un minuto.',
        comparedLate:
            'El registro de Twilio se comparó por última vez con lo que llegó el {at}, y de eso hace mucho. Ejecute `/sms recover`, y consulte el registro de la aplicación.',
        compareOff:
            'El registro de Twilio nunca se compara con lo que llegó, así que lo que Twilio no puede entregar no vuelve solo. Ponga «Intervalo de comparación con Twilio, en minutos» en 10, o ejecute `/sms recover`.',
        textsFound:
            'Se encontraron en el registro de Twilio mensajes que no pudo entregar, la última vez el {at}: {count}.',
        noAlarmRoom:
            'La sala para avisos ya no existe, así que nadie se entera de los fallos. Elija otra como «Sala para avisos de fallos».',
        noCustomFields:
            'No se guarda de dónde es el número de un cliente, porque Omnichannel no tiene un campo personalizado del visitante con este nombre: {fields}. Créelo allí si lo quiere.',
    },
    fr: {
        since: 'Depuis le {at} : {what}',
        noTrouble: 'Le canal n’a aucun problème.',
        channelUnknown:
            'Impossible de savoir si le canal a un problème. Vérifiez si la base de données de Rocket.Chat répond.',
        jobRuns:
            'La tâche de l’application, qui réessaie ce qui attend, fonctionne : elle l’a noté pour la dernière fois le {at}.',
        jobUnknown:
            'On ne sait pas encore si la tâche de l’application fonctionne. Exécutez de nouveau `/sms check` dans une minute.',
        jobSilent:
            'La tâche de l’application, qui réessaie ce qui attend, ne s’exécute plus depuis le {at}. Redémarrez Rocket.Chat, ou désactivez et activez l’application SMS Incoming.',
        compared: 'Le journal de Twilio a été comparé pour la dernière fois à ce qui est arrivé le {at}.',
        comparing:
            'Le journal de Twilio est en train d’être comparé à ce qui est arrivé. Exécutez de nouveau `/sms check` dans une minute.',
        notCompared:
            'Le journal de Twilio n’a pas encore été comparé à ce qui est arrivé. Exécutez de nouveau `/sms check` dans une minute.',
        comparedLate:
            'Le journal de Twilio a été comparé pour la dernière fois à ce qui est arrivé le {at}, il y a longtemps. Exécutez `/sms recover`, et consultez le journal de l’application.',
        compareOff:
            'Le journal de Twilio n’est jamais comparé à ce qui est arrivé : ce que Twilio ne peut pas remettre ne revient pas de lui-même. Réglez « Intervalle de comparaison avec Twilio, en minutes » sur 10, ou exécutez `/sms recover`.',
        textsFound:
            'Des messages que Twilio n’a pas pu remettre ont été trouvés dans son journal, la dernière fois le {at} : {count}.',
        noAlarmRoom:
            'Le salon pour les alertes n’existe plus, personne n’apprend donc les problèmes. Choisissez-en un autre comme « Salon pour les alertes ».',
        noCustomFields:
            'L’origine du numéro d’un client n’est pas conservée, car Omnichannel n’a pas de champ personnalisé du visiteur de ce nom : {fields}. Créez-le dans Omnichannel si vous le souhaitez.',
    },
    'pt-BR': {
        since: 'Desde {at}: {what}',
        noTrouble: 'O canal não tem nenhum problema.',
        channelUnknown:
            'Não foi possível ler se o canal tem problemas. Veja se o banco de dados do Rocket.Chat responde.',
        jobRuns:
            'A tarefa do aplicativo, que tenta de novo o que espera, funciona: anotou isso pela última vez em {at}.',
        jobUnknown: 'Ainda não se sabe se a tarefa do aplicativo funciona. Execute `/sms check` de novo em um minuto.',
        jobSilent:
            'A tarefa do aplicativo, que tenta de novo o que espera, não é executada desde {at}. Reinicie o Rocket.Chat, ou desative e ative o aplicativo SMS Incoming.',
        compared: 'O registro da Twilio foi comparado pela última vez com o que chegou em {at}.',
        comparing:
            'O registro da Twilio está sendo comparado com o que chegou. Execute `/sms check` de novo em um minuto.',
        notCompared:
            'O registro da Twilio ainda não foi comparado com o que chegou. Execute `/sms check` de novo em um minuto.',
        comparedLate:
            'O registro da Twilio foi comparado pela última vez com o que chegou em {at}, há muito tempo. Execute `/sms recover`, e veja o registro do aplicativo.',
        compareOff:
            'O registro da Twilio nunca é comparado com o que chegou, por isso o que a Twilio não consegue entregar não volta sozinho. Ponha “Intervalo de comparação com a Twilio, em minutos” em 10, ou execute `/sms recover`.',
        textsFound:
            'Mensagens que a Twilio não conseguiu entregar foram encontradas no registro dela, a última vez em {at}: {count}.',
        noAlarmRoom:
            'A sala para avisos não existe mais, por isso ninguém fica sabendo das falhas. Escolha outra como “Sala para avisos de falhas”.',
        noCustomFields:
            'De onde é o número de um cliente não é guardado, porque o Omnichannel não tem um campo personalizado do visitante com este nome: {fields}. Crie-o lá, se quiser isso.',
    },
};
