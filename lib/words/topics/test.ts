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
        testWhat: 'sendet eine Nachricht von einer unserer Nummern an ein Telefon und sagt, was daraus wurde',
        notSet: '⚠️ Bevor eine Nachricht gesendet werden kann, brauchen die Einstellungen Account-SID, Auth-Token und eine Adresse: `/sms check` sagt, was fehlt.',
        noNumber: '⚠️ `{number}` ist keine Telefonnummer mit Land. Tippen Sie sie wie `/sms test +14155550134`.',
        noSender:
            '⚠️ Noch gibt es keine Nummer von uns, von der gesendet werden kann. Verbinden Sie eine mit `/sms connect`.',
        whichSender:
            'Es gibt mehrere Nummern von uns oder keine dieser Art: {numbers}. Nennen Sie eine: `/sms test {number} from` und die Nummer.',
        body: 'Dies ist eine Probe von Rocket.Chat. Antworten Sie darauf, und Ihre Antwort erscheint dort.',
        sent: 'Twilio hat die Nachricht von `{from}` an `{to}` angenommen. Was daraus wird, folgt hier.',
        arrived:
            '✅ Sie ist angekommen. Antworten Sie vom Telefon aus: Ihre Antwort ist ein Gespräch in Omnichannel wie jede Nachricht.',
        failed: '⚠️ Sie ist nicht angekommen. {meaning} {advice} (Twilio-Fehler {code})',
        onlySent:
            '❔ Twilio hat sie dem Netz des Telefons übergeben, das noch nicht gesagt hat, dass sie ankam; manche tun das nie. Sehen Sie auf das Telefon.',
        noWord: '❔ Was daraus wird, ist noch nicht bekannt (`{status}`). Sehen Sie auf das Telefon und in Twilios Nachrichtenprotokoll.',
        unknown:
            '❔ Twilio hat nicht gesagt, ob es die Nachricht angenommen hat. Sehen Sie auf das Telefon, bevor Sie es noch einmal versuchen.',
        busy: '⚠️ Nicht gesendet: Twilio nimmt im Moment keine Nachrichten mehr an. Versuchen Sie es in einer Minute noch einmal.',
        unreachable:
            '⚠️ Nicht gesendet: Rocket.Chat erreicht Twilio nicht. Sehen Sie nach, ob sein Server ins Internet verbinden darf.',
        wrongHost:
            '⚠️ Nicht gesendet: Diesen Twilio-Rechner gibt es nicht. Sehen Sie in den Einstellungen der App SMS Incoming nach „Adresse der Twilio-API“.',
    },
    es: {
        testWhat: 'envía un mensaje desde uno de nuestros números a un teléfono y dice qué fue de él',
        notSet: '⚠️ Antes de que se pueda enviar un mensaje, los ajustes necesitan el Account SID, el Auth Token y una dirección: `/sms check` dice qué falta.',
        noNumber: '⚠️ `{number}` no es un número de teléfono con su país. Escríbalo como `/sms test +14155550134`.',
        noSender: '⚠️ Todavía no hay ningún número nuestro desde el que enviar. Conecte uno con `/sms connect`.',
        whichSender:
            'Hay varios números nuestros, o ninguno de este tipo: {numbers}. Nombre uno: `/sms test {number} from` y el número.',
        body: 'Esto es una prueba de Rocket.Chat. Respóndala, y su respuesta aparecerá ahí.',
        sent: 'Twilio aceptó el mensaje de `{from}` a `{to}`. Qué es de él sigue aquí.',
        arrived:
            '✅ Llegó. Respóndalo desde el teléfono: su respuesta es una conversación en Omnichannel, como cualquier mensaje.',
        failed: '⚠️ No llegó. {meaning} {advice} (Error de Twilio {code})',
        onlySent:
            '❔ Twilio lo dio a la red del teléfono, que todavía no ha dicho que llegó; algunas redes no lo dicen nunca. Mire el teléfono.',
        noWord: '❔ Todavía no se sabe qué es de él (`{status}`). Mire el teléfono y el registro de mensajes de Twilio.',
        unknown: '❔ Twilio no dijo si aceptó el mensaje. Mire el teléfono antes de volver a intentarlo.',
        busy: '⚠️ No enviado: Twilio no acepta más mensajes en este momento. Inténtelo de nuevo en un minuto.',
        unreachable: '⚠️ No enviado: Rocket.Chat no alcanza a Twilio. Vea si su servidor puede conectarse a Internet.',
        wrongHost:
            '⚠️ No enviado: no existe ese servidor de Twilio. Vea «Dirección de la API de Twilio» en los ajustes de la aplicación SMS Incoming.',
    },
    fr: {
        testWhat: 'envoie un message d’un de nos numéros à un téléphone, et dit ce qu’il est devenu',
        notSet: '⚠️ Pour qu’un message puisse partir, les paramètres ont besoin de l’Account SID, de l’Auth Token et d’une adresse : `/sms check` dit ce qui manque.',
        noNumber:
            '⚠️ `{number}` n’est pas un numéro de téléphone avec son pays. Tapez-le comme `/sms test +14155550134`.',
        noSender: '⚠️ Il n’y a encore aucun numéro à nous d’où envoyer. Connectez-en un avec `/sms connect`.',
        whichSender:
            'Il y a plusieurs numéros à nous, ou aucun de ce genre : {numbers}. Nommez-en un : `/sms test {number} from` et le numéro.',
        body: 'Ceci est un essai de Rocket.Chat. Répondez-y, et votre réponse y apparaît.',
        sent: 'Twilio a pris le message de `{from}` à `{to}`. Ce qu’il devient suit ici.',
        arrived:
            '✅ Il est arrivé. Répondez-y depuis le téléphone : votre réponse est une conversation dans Omnichannel, comme tout message.',
        failed: '⚠️ Il n’est pas arrivé. {meaning} {advice} (Erreur Twilio {code})',
        onlySent:
            '❔ Twilio l’a donné au réseau du téléphone, qui n’a pas encore dit qu’il est arrivé ; certains ne le disent jamais. Regardez le téléphone.',
        noWord: '❔ On ne sait pas encore ce qu’il devient (`{status}`). Regardez le téléphone, et le journal des messages de Twilio.',
        unknown: '❔ Twilio n’a pas dit s’il a pris le message. Regardez le téléphone avant de réessayer.',
        busy: '⚠️ Pas envoyé : Twilio ne prend plus de messages en ce moment. Réessayez dans une minute.',
        unreachable:
            '⚠️ Pas envoyé : Rocket.Chat n’atteint pas Twilio. Voyez si son serveur peut se connecter à Internet.',
        wrongHost:
            '⚠️ Pas envoyé : cet hôte Twilio n’existe pas. Voyez « Adresse de l’API Twilio » dans les paramètres de l’application SMS Incoming.',
    },
    'pt-BR': {
        testWhat: 'envia uma mensagem de um dos nossos números para um telefone e diz o que aconteceu com ela',
        notSet: '⚠️ Antes que uma mensagem possa ser enviada, as configurações precisam do Account SID, do Auth Token e de um endereço: `/sms check` diz o que falta.',
        noNumber: '⚠️ `{number}` não é um número de telefone com o país. Digite-o como `/sms test +14155550134`.',
        noSender: '⚠️ Ainda não há número nosso de onde enviar. Conecte um com `/sms connect`.',
        whichSender:
            'Há vários números nossos, ou nenhum deste tipo: {numbers}. Cite um: `/sms test {number} from` e o número.',
        body: 'Este é um teste do Rocket.Chat. Responda, e a sua resposta aparece lá.',
        sent: 'A Twilio aceitou a mensagem de `{from}` para `{to}`. O que acontece com ela segue aqui.',
        arrived:
            '✅ Ela chegou. Responda pelo telefone: a sua resposta é uma conversa no Omnichannel, como qualquer mensagem.',
        failed: '⚠️ Ela não chegou. {meaning} {advice} (Erro da Twilio {code})',
        onlySent:
            '❔ A Twilio a entregou à rede do telefone, que ainda não disse que ela chegou; algumas redes nunca dizem. Olhe o telefone.',
        noWord: '❔ Ainda não se sabe o que acontece com ela (`{status}`). Olhe o telefone e o registro de mensagens da Twilio.',
        unknown: '❔ A Twilio não disse se aceitou a mensagem. Olhe o telefone antes de tentar de novo.',
        busy: '⚠️ Não enviada: a Twilio não aceita mais mensagens no momento. Tente de novo em um minuto.',
        unreachable:
            '⚠️ Não enviada: o Rocket.Chat não alcança a Twilio. Veja se o servidor dele pode se conectar à internet.',
        wrongHost:
            '⚠️ Não enviada: esse host da Twilio não existe. Veja “Endereço da API da Twilio” nas configurações do aplicativo SMS Incoming.',
    },
};
