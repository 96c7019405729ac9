import type { Topic } from '../say';

/** Why Twilio's API did not do what it was asked for, and what helps. A name in braces stands for what is put there. */
const EN = {
    login: 'Twilio does not accept the Account SID with the Auth Token. Copy both again from the first page of the Twilio Console.',
    busy: 'Twilio gets too many requests at the moment. Try again in a minute.',
    failing: 'Twilio has an error of its own at the moment ({status}). Try again in a few minutes.',
    missing: 'Twilio does not know it any more.',
    refused: 'Twilio refuses it ({code}).',
    unreachable: 'Rocket.Chat cannot reach Twilio. See whether its server may connect to the Internet.',
    wrongHost: 'There is no such Twilio host. Look at “Twilio API address” in the settings of the app SMS Incoming.',
    unanswered: 'Twilio did not answer in time. Try again in a minute.',
} as const;

export const TWILIO_TROUBLE: Topic<keyof typeof EN> = {
    en: EN,
    de: {
        login: 'Twilio nimmt die Account-SID mit dem Auth-Token nicht an. Kopieren Sie beide noch einmal von der ersten Seite der Twilio-Konsole.',
        busy: 'Twilio bekommt im Moment zu viele Anfragen. Versuchen Sie es in einer Minute noch einmal.',
        failing: 'Bei Twilio ist im Moment etwas gestört ({status}). Versuchen Sie es in ein paar Minuten noch einmal.',
        missing: 'Twilio kennt es nicht mehr.',
        refused: 'Twilio lehnt es ab ({code}).',
        unreachable:
            'Rocket.Chat erreicht Twilio nicht. Sehen Sie nach, ob sein Server Verbindungen ins Internet aufbauen darf.',
        wrongHost:
            'Diesen Twilio-Server gibt es nicht. Prüfen Sie „Adresse der Twilio-API“ in den Einstellungen der App SMS Incoming.',
        unanswered: 'Twilio hat nicht rechtzeitig geantwortet. Versuchen Sie es in einer Minute noch einmal.',
    },
    es: {
        login: 'Twilio no acepta el Account SID con el Auth Token. Copie los dos otra vez de la primera página de la consola de Twilio.',
        busy: 'Twilio recibe demasiadas solicitudes en este momento. Inténtelo de nuevo en un minuto.',
        failing: 'Twilio tiene un fallo interno en este momento ({status}). Inténtelo de nuevo en unos minutos.',
        missing: 'Twilio ya no lo conoce.',
        refused: 'Twilio lo rechaza ({code}).',
        unreachable:
            'Rocket.Chat no consigue conectarse a Twilio. Compruebe si su servidor puede conectarse a Internet.',
        wrongHost:
            'No existe ese servidor de Twilio. Compruebe «Dirección de la API de Twilio» en los ajustes de la aplicación SMS Incoming.',
        unanswered: 'Twilio no respondió a tiempo. Inténtelo de nuevo en un minuto.',
    },
    fr: {
        login: 'Twilio n’accepte pas l’Account SID avec l’Auth Token. Copiez de nouveau les deux depuis la première page de la console Twilio.',
        busy: 'Twilio reçoit trop de requêtes en ce moment. Réessayez dans une minute.',
        failing: 'Twilio rencontre une erreur interne en ce moment ({status}). Réessayez dans quelques minutes.',
        missing: 'Twilio ne le connaît plus.',
        refused: 'Twilio le refuse ({code}).',
        unreachable: 'Rocket.Chat n’arrive pas à joindre Twilio. Vérifiez si son serveur peut se connecter à Internet.',
        wrongHost:
            'Cet hôte Twilio n’existe pas. Vérifiez « Adresse de l’API Twilio » dans les paramètres de l’application SMS Incoming.',
        unanswered: 'Twilio n’a pas répondu à temps. Réessayez dans une minute.',
    },
    'pt-BR': {
        login: 'A Twilio não aceita o Account SID com o Auth Token. Copie os dois de novo da primeira página do console da Twilio.',
        busy: 'A Twilio recebe requisições demais no momento. Tente de novo em um minuto.',
        failing: 'A Twilio está com uma falha interna no momento ({status}). Tente de novo em alguns minutos.',
        missing: 'A Twilio não o conhece mais.',
        refused: 'A Twilio recusa isso ({code}).',
        unreachable:
            'O Rocket.Chat não consegue se conectar à Twilio. Veja se o servidor dele pode se conectar à internet.',
        wrongHost:
            'Esse host da Twilio não existe. Veja “Endereço da API da Twilio” nas configurações do aplicativo SMS Incoming.',
        unanswered: 'A Twilio não respondeu a tempo. Tente de novo em um minuto.',
    },
};
