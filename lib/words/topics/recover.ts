import type { Topic } from '../say';

/** What `/sms recover` says. */
const EN = {
    what: 'compares Twilio’s log of the last 24 hours, or of so many, with what arrived, and shows what is missing',
    badHours:
        '⚠️ `{hours}` is no number of hours from 1 to {most}: so far back the app remembers what it has shown. Type for example `/sms recover 24`.',
    noNumbers:
        '⚠️ No number is known to be yours yet, or there is no Account SID and auth token for it in the app’s settings. A number is yours from the first text on that reaches the app.',
    begun: '⏳ Comparing the last {hours} hours with Twilio’s log. Numbers: {numbers}.',
    soFar: '⏳ Compared so far: {compared}. Missing: {missing}.',
    busy: '⏳ The app is comparing just now. Ask again in a minute.',
    nothingMissing: '✅ Nothing is missing. Texts of the last {hours} hours in Twilio’s log: {compared}.',
    found: '📥 Texts that had not arrived: {missing}, of {compared} in the last {hours} hours. They are shown within a minute or two, with a line that says how long ago they were sent.',
    unreadable: '⚠️ Messages in Twilio’s log that are no texts, and are left out: {unreadable}.',
    goesOn: '⏳ That is not all yet. The app goes on by itself every minute.',
    tooYoung: 'What is younger than {minutes} minutes is left out: Twilio may still be delivering it.',
    failedCredentials:
        '⚠️ Twilio does not accept the Account SID and auth token, so its log could not be read. Correct them in the app’s settings.',
    failedBusy: '⚠️ Twilio takes no more requests at the moment. The app tries again by itself.',
    failedAway: '⚠️ Twilio could not be reached. The app tries again by itself.',
    failedHost: '⚠️ The address of Twilio’s API in the app’s settings leads nowhere. Correct it.',
    failedOther: '⚠️ Twilio’s log could not be read: Twilio answered {status}. The app tries again by itself.',
    elsewhere:
        '⚠️ Texts to {numbers} go elsewhere by now, so what is missing of them is left out. `/sms connect` brings them here.',
    unclear:
        '⚠️ {numbers}: Twilio sends these texts to another address than this workspace’s, so it is not clear whose they are, and none was fetched. Correct “Address of this workspace”, or bring them here with `/sms connect`.',
} as const;

export type RecoverKey = keyof typeof EN;

export const RECOVER_WORDS: Topic<RecoverKey> = {
    en: EN,
    de: {
        what: 'vergleicht Twilios Protokoll der letzten 24 oder so vieler Stunden mit dem, was angekommen ist, und zeigt, was fehlt',
        badHours:
            '⚠️ `{hours}` ist keine Zahl von Stunden zwischen 1 und {most}: So weit zurück merkt sich die App, was sie gezeigt hat. Tippen Sie zum Beispiel `/sms recover 24`.',
        noNumbers:
            '⚠️ Die App kennt noch keine Nummer von Ihnen, oder in den Einstellungen der App fehlen Account-SID und Auth-Token dafür. Sie kennt eine, sobald die erste SMS an diese Nummer angekommen ist.',
        begun: '⏳ Die letzten {hours} Stunden werden mit Twilios Protokoll verglichen. Nummern: {numbers}.',
        soFar: '⏳ Bis jetzt verglichen: {compared}. Es fehlten: {missing}.',
        busy: '⏳ Die App vergleicht gerade. Fragen Sie in einer Minute noch einmal.',
        nothingMissing: '✅ Es fehlt nichts. SMS der letzten {hours} Stunden in Twilios Protokoll: {compared}.',
        found: '📥 Nicht angekommene SMS: {missing}, von {compared} in den letzten {hours} Stunden. Sie erscheinen in ein bis zwei Minuten, mit einer Zeile, die sagt, wie lange es her ist.',
        unreadable: '⚠️ Nachrichten in Twilios Protokoll, die keine SMS sind und ausgelassen werden: {unreadable}.',
        goesOn: '⏳ Das ist noch nicht alles. Die App macht jede Minute von selbst weiter.',
        tooYoung: 'Was jünger als {minutes} Minuten ist, wird nicht verglichen: Twilio stellt es vielleicht noch zu.',
        failedCredentials:
            '⚠️ Twilio nimmt Account-SID und Auth-Token nicht an; sein Protokoll ließ sich nicht lesen. Berichtigen Sie beides in den Einstellungen der App.',
        failedBusy: '⚠️ Twilio nimmt im Moment keine Anfragen mehr an. Die App versucht es von selbst noch einmal.',
        failedAway: '⚠️ Twilio war nicht zu erreichen. Die App versucht es von selbst noch einmal.',
        failedHost:
            '⚠️ Die Adresse von Twilios API in den Einstellungen der App führt nirgendwohin. Berichtigen Sie sie.',
        failedOther:
            '⚠️ Twilios Protokoll ließ sich nicht lesen: Twilio antwortete {status}. Die App versucht es von selbst noch einmal.',
        elsewhere:
            '⚠️ SMS an {numbers} gehen inzwischen woandershin; was davon fehlt, wird nicht gesucht. `/sms connect` bringt sie hierher.',
        unclear:
            '⚠️ {numbers}: Twilio sendet diese SMS an eine andere Adresse als die dieses Arbeitsbereichs, also ist nicht klar, wessen sie sind, und keine wurde geholt. Berichtigen Sie „Adresse dieses Arbeitsbereichs“, oder holen Sie sie mit `/sms connect` hierher.',
    },
    es: {
        what: 'compara el registro de Twilio de las últimas 24 horas, o de tantas, con lo que llegó, y muestra lo que falta',
        badHours:
            '⚠️ `{hours}` no es un número de horas de 1 a {most}: hasta ahí recuerda la aplicación lo que ha mostrado. Escriba por ejemplo `/sms recover 24`.',
        noNumbers:
            '⚠️ La aplicación aún no conoce ningún número suyo, o faltan el Account SID y el Auth Token en los ajustes de la aplicación. Conoce un número desde que llega el primer mensaje a él.',
        begun: '⏳ Se comparan las últimas {hours} horas con el registro de Twilio. Números: {numbers}.',
        soFar: '⏳ Comparados hasta ahora: {compared}. Faltaban: {missing}.',
        busy: '⏳ La aplicación está comparando ahora mismo. Pregunte otra vez dentro de un minuto.',
        nothingMissing: '✅ No falta nada. Mensajes de las últimas {hours} horas en el registro de Twilio: {compared}.',
        found: '📥 Mensajes que no habían llegado: {missing}, de {compared} en las últimas {hours} horas. Aparecen en uno o dos minutos, con una línea que dice cuánto hace que se enviaron.',
        unreadable: '⚠️ Entradas del registro de Twilio que no son mensajes y se dejan fuera: {unreadable}.',
        goesOn: '⏳ Aún no es todo. La aplicación sigue sola cada minuto.',
        tooYoung: 'Lo que tiene menos de {minutes} minutos se deja fuera: puede que Twilio aún lo esté entregando.',
        failedCredentials:
            '⚠️ Twilio no acepta el Account SID y el Auth Token, así que no se pudo leer su registro. Corríjalos en los ajustes de la aplicación.',
        failedBusy: '⚠️ Twilio no admite más peticiones por el momento. La aplicación lo intenta de nuevo sola.',
        failedAway: '⚠️ No se pudo llegar a Twilio. La aplicación lo intenta de nuevo sola.',
        failedHost:
            '⚠️ La dirección de la API de Twilio en los ajustes de la aplicación no lleva a ninguna parte. Corríjala.',
        failedOther:
            '⚠️ No se pudo leer el registro de Twilio: Twilio respondió {status}. La aplicación lo intenta de nuevo sola.',
        elsewhere:
            '⚠️ Los mensajes a {numbers} van ahora a otro sitio; lo que falta de ellos no se busca. `/sms connect` los trae aquí.',
        unclear:
            '⚠️ {numbers}: Twilio envía estos mensajes a otra dirección que la de este espacio de trabajo, así que no está claro de quién son y no se trajo ninguno. Corrija «Dirección de este espacio de trabajo», o tráigalos aquí con `/sms connect`.',
    },
    fr: {
        what: 'compare le journal de Twilio des dernières 24 heures, ou d’autant d’heures, avec ce qui est arrivé, et affiche ce qui manque',
        badHours:
            '⚠️ `{hours}` n’est pas un nombre d’heures de 1 à {most} : l’application se souvient jusque-là de ce qu’elle a affiché. Tapez par exemple `/sms recover 24`.',
        noNumbers:
            '⚠️ L’application ne connaît encore aucun de vos numéros, ou il manque l’Account SID et l’Auth Token dans les paramètres de l’application. Elle connaît un numéro dès que le premier message qui lui est adressé arrive.',
        begun: '⏳ Comparaison des {hours} dernières heures avec le journal de Twilio. Numéros : {numbers}.',
        soFar: '⏳ Comparés jusqu’ici : {compared}. Manquants : {missing}.',
        busy: '⏳ L’application est en train de comparer. Demandez de nouveau dans une minute.',
        nothingMissing:
            '✅ Rien ne manque. Messages des {hours} dernières heures dans le journal de Twilio : {compared}.',
        found: '📥 Messages qui n’étaient pas arrivés : {missing}, sur {compared} des {hours} dernières heures. Ils s’affichent d’ici une à deux minutes, avec une ligne qui dit depuis quand ils ont été envoyés.',
        unreadable:
            '⚠️ Entrées du journal de Twilio qui ne sont pas des messages et sont laissées de côté : {unreadable}.',
        goesOn: '⏳ Ce n’est pas encore tout. L’application continue d’elle-même chaque minute.',
        tooYoung:
            'Ce qui a moins de {minutes} minutes est laissé de côté : Twilio est peut-être encore en train de le remettre.',
        failedCredentials:
            '⚠️ Twilio n’accepte pas l’Account SID et l’Auth Token, son journal n’a donc pas pu être lu. Corrigez-les dans les paramètres de l’application.',
        failedBusy: '⚠️ Twilio n’accepte plus de requêtes pour le moment. L’application réessaie d’elle-même.',
        failedAway: '⚠️ Twilio n’a pas pu être joint. L’application réessaie d’elle-même.',
        failedHost:
            '⚠️ L’adresse de l’API de Twilio dans les paramètres de l’application ne mène nulle part. Corrigez-la.',
        failedOther:
            '⚠️ Le journal de Twilio n’a pas pu être lu : Twilio a répondu {status}. L’application réessaie d’elle-même.',
        elsewhere:
            '⚠️ Les messages à {numbers} vont désormais ailleurs ; ce qui en manque n’est pas recherché. `/sms connect` les amène ici.',
        unclear:
            '⚠️ {numbers} : Twilio envoie ces messages à une autre adresse que celle de cet espace de travail, on ne sait donc pas à qui ils sont, et aucun n’a été récupéré. Corrigez « Adresse de cet espace de travail », ou amenez-les ici avec `/sms connect`.',
    },
    'pt-BR': {
        what: 'compara o registro da Twilio das últimas 24 horas, ou de tantas, com o que chegou, e mostra o que falta',
        badHours:
            '⚠️ `{hours}` não é um número de horas de 1 a {most}: até aí o aplicativo lembra o que já mostrou. Digite por exemplo `/sms recover 24`.',
        noNumbers:
            '⚠️ O aplicativo ainda não conhece nenhum número seu, ou faltam o Account SID e o Auth Token nas configurações do aplicativo. Ele conhece um número desde que chega a primeira mensagem para ele.',
        begun: '⏳ Comparando as últimas {hours} horas com o registro da Twilio. Números: {numbers}.',
        soFar: '⏳ Comparadas até agora: {compared}. Faltavam: {missing}.',
        busy: '⏳ O aplicativo está comparando agora mesmo. Pergunte de novo em um minuto.',
        nothingMissing: '✅ Não falta nada. Mensagens das últimas {hours} horas no registro da Twilio: {compared}.',
        found: '📥 Mensagens que não tinham chegado: {missing}, de {compared} nas últimas {hours} horas. Elas aparecem em um ou dois minutos, com uma linha que diz há quanto tempo foram enviadas.',
        unreadable: '⚠️ Registros da Twilio que não são mensagens e ficam de fora: {unreadable}.',
        goesOn: '⏳ Ainda não é tudo. O aplicativo continua sozinho a cada minuto.',
        tooYoung: 'O que tem menos de {minutes} minutos fica de fora: a Twilio talvez ainda esteja entregando.',
        failedCredentials:
            '⚠️ A Twilio não aceita o Account SID e o Auth Token, por isso o registro dela não pôde ser lido. Corrija-os nas configurações do aplicativo.',
        failedBusy: '⚠️ A Twilio não aceita mais pedidos no momento. O aplicativo tenta de novo sozinho.',
        failedAway: '⚠️ Não foi possível conectar-se à Twilio. O aplicativo tenta de novo sozinho.',
        failedHost: '⚠️ O endereço da API da Twilio nas configurações do aplicativo não leva a lugar nenhum. Corrija-o.',
        failedOther:
            '⚠️ O registro da Twilio não pôde ser lido: a Twilio respondeu {status}. O aplicativo tenta de novo sozinho.',
        elsewhere:
            '⚠️ As mensagens para {numbers} agora vão para outro lugar; o que falta delas não é procurado. `/sms connect` as traz para cá.',
        unclear:
            '⚠️ {numbers}: a Twilio envia estas mensagens para outro endereço que não o deste workspace, por isso não está claro de quem são, e nenhuma foi buscada. Corrija “Endereço deste workspace”, ou traga-as para cá com `/sms connect`.',
    },
};
