import type { Topic } from '../say';

/** What `/sms test` says. A name in braces stands for what is put there. */
const EN = {
    testWhat: 'sends a text from one of our numbers to a phone, and says what became of it',
    notSet: '⚠️ Before a text can be sent, the settings need the Account SID, the Auth Token and an address: `/sms check` says which is missing.',
    noNumber: '⚠️ `{number}` is no phone number with its country. Type it such as `/sms test +14155550134`.',
    noSender: '⚠️ There is no number of ours to send from yet. Connect one with `/sms connect`.',
    whichSender:
        'There are several numbers of ours, or none of this kind: {numbers}. Name one: `/sms test {number} from` and the number.',
    body: 'This is a test of Rocket.Chat. Answer it, and your answer appears there.',
    sent: 'Twilio took the text from `{from}` to `{to}`. What becomes of it follows here.',
    arrived: '✅ It arrived. Answer it from the phone: your answer is a conversation in Omnichannel, as any text.',
    failed: '⚠️ It did not arrive. {meaning} {advice} (Twilio error {code})',
    onlySent:
        '❔ Twilio gave it to the phone’s network, which has not told yet that it arrived; some networks never do. Look at the phone.',
    noWord: '❔ It is not known yet what becomes of it (`{status}`). Look at the phone, and in Twilio’s message log.',
    unknown: '❔ Twilio did not say whether it took the text. Look at the phone before you try again.',
    busy: '⚠️ Not sent: Twilio takes no more messages at the moment. Try again in a minute.',
    unreachable: '⚠️ Not sent: Rocket.Chat cannot reach Twilio. See whether its server may connect to the Internet.',
    wrongHost:
        '⚠️ Not sent: there is no such Twilio host. Look at “Twilio API address” in the settings of the app SMS Incoming.',
} as const;

export const TEST_WORDS: Topic<keyof typeof EN> = {
    en: EN,
    de: {
        testWhat: 'sendet eine Testnachricht an ein Telefon und sagt, ob sie ankommt',
        notSet: '⚠️ Bevor eine Nachricht gesendet werden kann, brauchen die Einstellungen Account-SID, Auth-Token und eine Adresse: `/sms check` sagt, was fehlt.',
        noNumber: '⚠️ `{number}` ist keine Telefonnummer mit Land. Tippen Sie sie wie `/sms test +14155550134`.',
        noSender:
            '⚠️ Noch gibt es keine Nummer von uns, von der gesendet werden kann. Verbinden Sie eine mit `/sms connect`.',
        whichSender:
            'Es gibt mehrere Nummern von uns oder keine dieser Art: {numbers}. Geben Sie eine an: `/sms test {number} from` und die Nummer.',
        body: 'Dies ist eine Testnachricht von Rocket.Chat. Antworten Sie darauf, und Ihre Antwort erscheint dort.',
        sent: 'Twilio hat die Nachricht von `{from}` an `{to}` angenommen. Was daraus wird, folgt hier.',
        arrived:
            '✅ Sie ist angekommen. Antworten Sie vom Telefon aus: Ihre Antwort ist ein Gespräch in Omnichannel wie jede Nachricht.',
        failed: '⚠️ Sie ist nicht angekommen. {meaning} {advice} (Twilio-Fehler {code})',
        onlySent:
            '❔ Twilio hat sie dem Netz des Telefons übergeben, das noch nicht gesagt hat, dass sie ankam; manche tun das nie. Sehen Sie auf dem Telefon nach.',
        noWord: '❔ Was daraus wird, ist noch nicht bekannt (`{status}`). Sehen Sie auf dem Telefon nach und in Twilios Nachrichtenprotokoll.',
        unknown:
            '❔ Twilio hat nicht gesagt, ob es die Nachricht angenommen hat. Sehen Sie auf dem Telefon nach, bevor Sie es noch einmal versuchen.',
        busy: '⚠️ Nicht gesendet: Twilio nimmt im Moment keine Nachrichten mehr an. Versuchen Sie es in einer Minute noch einmal.',
        unreachable:
            '⚠️ Nicht gesendet: Rocket.Chat erreicht Twilio nicht. Sehen Sie nach, ob sein Server Verbindungen ins Internet aufbauen darf.',
        wrongHost:
            '⚠️ Nicht gesendet: Diesen Twilio-Server gibt es nicht. Prüfen Sie „Adresse der Twilio-API“ in den Einstellungen der App SMS Incoming.',
    },
    es: {
        testWhat: 'envía un mensaje de prueba a un teléfono y dice si llega',
        notSet: '⚠️ Antes de que se pueda enviar un mensaje, los ajustes necesitan el Account SID, el Auth Token y una dirección: `/sms check` dice qué falta.',
        noNumber: '⚠️ `{number}` no es un número de teléfono con su país. Escríbalo como `/sms test +14155550134`.',
        noSender: '⚠️ Todavía no hay ningún número nuestro desde el que enviar. Conecte uno con `/sms connect`.',
        whichSender:
            'Tenemos varios números, o ninguno de este tipo: {numbers}. Indique uno: `/sms test {number} from` y el número.',
        body: 'Este es un mensaje de prueba de Rocket.Chat. Respóndalo y su respuesta aparecerá allí.',
        sent: 'Twilio aceptó el mensaje de `{from}` a `{to}`. Aquí verá qué ocurre con él.',
        arrived:
            '✅ Llegó. Respóndalo desde el teléfono: su respuesta es una conversación en Omnichannel, como cualquier mensaje.',
        failed: '⚠️ No llegó. {meaning} {advice} (Error de Twilio {code})',
        onlySent:
            '❔ Twilio lo pasó a la red del teléfono, que todavía no ha confirmado la entrega; algunas redes no lo hacen nunca. Mire el teléfono.',
        noWord: '❔ Todavía no se sabe qué ha sido de él (`{status}`). Mire el teléfono y el registro de mensajes de Twilio.',
        unknown: '❔ Twilio no dijo si aceptó el mensaje. Mire el teléfono antes de volver a intentarlo.',
        busy: '⚠️ No enviado: Twilio no acepta más mensajes en este momento. Inténtelo de nuevo en un minuto.',
        unreachable:
            '⚠️ No enviado: Rocket.Chat no consigue conectarse a Twilio. Compruebe si su servidor puede conectarse a Internet.',
        wrongHost:
            '⚠️ No enviado: no existe ese servidor de Twilio. Compruebe «Dirección de la API de Twilio» en los ajustes de la aplicación SMS Incoming.',
    },
    fr: {
        testWhat: 'envoie un message d’essai à un téléphone et dit s’il arrive',
        notSet: '⚠️ Pour qu’un message puisse partir, les paramètres ont besoin de l’Account SID, de l’Auth Token et d’une adresse : `/sms check` dit ce qui manque.',
        noNumber:
            '⚠️ `{number}` n’est pas un numéro de téléphone avec son pays. Tapez-le comme `/sms test +14155550134`.',
        noSender: '⚠️ Nous n’avons encore aucun numéro depuis lequel envoyer. Connectez-en un avec `/sms connect`.',
        whichSender:
            'Nous avons plusieurs numéros, ou aucun de ce type : {numbers}. Indiquez-en un : `/sms test {number} from` et le numéro.',
        body: 'Ceci est un message d’essai de Rocket.Chat. Répondez-y : votre réponse y apparaîtra.',
        sent: 'Twilio a accepté le message de `{from}` à `{to}`. La suite s’affichera ici.',
        arrived:
            '✅ Il est arrivé. Répondez-y depuis le téléphone : votre réponse est une conversation dans Omnichannel, comme tout message.',
        failed: '⚠️ Il n’est pas arrivé. {meaning} {advice} (Erreur Twilio {code})',
        onlySent:
            '❔ Twilio l’a transmis au réseau du téléphone, qui n’a pas encore confirmé son arrivée ; certains ne le font jamais. Regardez le téléphone.',
        noWord: '❔ On ne sait pas encore ce qu’il devient (`{status}`). Regardez le téléphone, et le journal des messages de Twilio.',
        unknown: '❔ Twilio n’a pas dit s’il a accepté le message. Regardez le téléphone avant de réessayer.',
        busy: '⚠️ Pas envoyé : Twilio n’accepte plus de messages en ce moment. Réessayez dans une minute.',
        unreachable:
            '⚠️ Pas envoyé : Rocket.Chat n’arrive pas à joindre Twilio. Vérifiez si son serveur peut se connecter à Internet.',
        wrongHost:
            '⚠️ Pas envoyé : cet hôte Twilio n’existe pas. Vérifiez « Adresse de l’API Twilio » dans les paramètres de l’application SMS Incoming.',
    },
    'pt-BR': {
        testWhat: 'envia uma mensagem de teste para um telefone e diz se ela chega',
        notSet: '⚠️ Antes que uma mensagem possa ser enviada, as configurações precisam do Account SID, do Auth Token e de um endereço: `/sms check` diz o que falta.',
        noNumber: '⚠️ `{number}` não é um número de telefone com o país. Digite-o como `/sms test +14155550134`.',
        noSender: '⚠️ Ainda não temos um número para enviar. Conecte um com `/sms connect`.',
        whichSender:
            'Temos vários números, ou nenhum deste tipo: {numbers}. Informe um: `/sms test {number} from` e o número.',
        body: 'Esta é uma mensagem de teste do Rocket.Chat. Responda, e a sua resposta aparecerá lá.',
        sent: 'A Twilio aceitou a mensagem de `{from}` para `{to}`. Aqui você verá o que acontece com ela.',
        arrived:
            '✅ Ela chegou. Responda pelo telefone: a sua resposta é uma conversa no Omnichannel, como qualquer mensagem.',
        failed: '⚠️ Ela não chegou. {meaning} {advice} (Erro da Twilio {code})',
        onlySent:
            '❔ A Twilio a entregou à rede do telefone, que ainda não confirmou a entrega; algumas redes nunca confirmam. Olhe o telefone.',
        noWord: '❔ Ainda não se sabe o que acontece com ela (`{status}`). Olhe o telefone e o registro de mensagens da Twilio.',
        unknown: '❔ A Twilio não disse se aceitou a mensagem. Olhe o telefone antes de tentar de novo.',
        busy: '⚠️ Não enviada: a Twilio não aceita mais mensagens no momento. Tente de novo em um minuto.',
        unreachable:
            '⚠️ Não enviada: o Rocket.Chat não consegue se conectar à Twilio. Veja se o servidor dele pode se conectar à internet.',
        wrongHost:
            '⚠️ Não enviada: esse host da Twilio não existe. Veja “Endereço da API da Twilio” nas configurações do aplicativo SMS Incoming.',
    },
};
