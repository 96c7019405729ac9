import type { Topic } from '../say';

/** What an agent reads who writes to a customer first. A name in braces stands for what is put there. */
const EN = {
    what: 'text a customer, whether or not they have written',
    whatYes: 'says yes to what you were asked about your text',
    usage: '⚠️ Type the customer’s number and what to write: `/sms +1 415 555 0134 Your bike is ready`. To write from another number of ours, put `from` and that number before it.',
    noCustomer: '⚠️ Type the number of the customer, like {example}. Nothing was sent.',
    wrong: '⚠️ {typed} is no phone number that can be texted. Type it like {example}. Nothing was sent.',
    short: '⚠️ {typed} is too short for a customer’s number: emergency numbers and services cannot be texted. Type a number like {example}. Nothing was sent.',
    premium:
        '⚠️ {typed} is a number that costs whoever uses it extra, and is not texted. Type a number like {example}. Nothing was sent.',
    noCountry:
        '⚠️ {typed} is without a country. Type it like {example}, or ask an administrator to set *Default country of phone numbers* in the app’s settings. Nothing was sent.',
    unclear:
        '⚠️ Where the number ends in {typed} is not clear. Type the number without spaces, or a colon behind it. Nothing was sent.',
    noText: '⚠️ There is nothing to send yet: type what to write behind the number.',
    noNumber:
        '⚠️ There is no number to write from. Ask an administrator to connect one with `/sms connect`, or to set *Number from which agents write first* in the app’s settings. Nothing was sent.',
    severalNumbers:
        '⚠️ Several numbers are ours: {numbers}. Say which with `from {number}` before the customer’s number, or ask an administrator to set *Number from which agents write first* in the app’s settings. Nothing was sent.',
    notOurs: '⚠️ {typed} is no number of your Twilio accounts, so that nobody can write from it. Nothing was sent.',
    oursAre: 'Yours are: {numbers}.',
    optedOut:
        '⚠️ {customer} asked not to be texted from {number} (STOP), on {since}. They can be texted again when they send START. Nothing was sent.',
    noCredentials:
        '⚠️ The app has no Twilio account and auth token for {number}. Ask an administrator to set them in the app’s settings. Nothing was sent.',
    notAgent:
        '⚠️ You are no agent of Omnichannel, so that Rocket.Chat cannot give you the conversation. An administrator can make you one in *Omnichannel > Agents*. Nothing was sent.',
    notThere:
        '⚠️ Rocket.Chat shows you as offline and gives you no conversation. Set your status to online, and then do it again. Nothing was sent.',
    nobodyThere:
        '⚠️ Rocket.Chat opens no conversation, because no agent is online. Turn your Omnichannel status to available, and then do it again. Nothing was sent.',
    omnichannelOff:
        '⚠️ Omnichannel is switched off in this workspace. An administrator can switch it on in *Workspace > Settings > Omnichannel*. Nothing was sent.',
    blocked:
        '⚠️ {customer} is blocked in this workspace. Whoever may manage contacts can unblock them in *Omnichannel > Contacts*. Nothing was sent.',
    vetoed: '⚠️ Another app of this workspace forbids it. Ask an administrator which. Nothing was sent.',
    notGiven:
        '⚠️ Rocket.Chat did not give you the conversation. Turn your Omnichannel status to available; if it is, you may serve as many conversations as you are allowed to. Nothing was sent.',
    tooLong: '⚠️ Your text is longer than a message may be in this workspace. Send it in several. Nothing was sent.',
    refused:
        '⚠️ Rocket.Chat refused it ({code}). Try again; if it fails again, an administrator finds more in the app’s log. Nothing was sent.',
    taken: '⚠️ {customer} has an open conversation, which {agent} serves: {link}. Your text was not sent.',
    takeOver: 'Take it over and send',
    quotes: '⚠️ Rocket.Chat takes quotes and apostrophes out of a command. This would be sent to {customer}:',
    sendSo: 'Send it so',
    posted: '✉️ Your text to {customer} from {number} stands in {link}, where you see whether it arrives.',
    conversation: 'their new conversation',
    openConversation: 'their open conversation',
    theConversation: 'the conversation',
    waits: '⏳ Not sent yet: Rocket.Chat does not give the app what it needs. It is tried again by itself for five minutes, and you are told here what came of it.',
    notStored:
        '⚠️ Rocket.Chat did not take your text in time. Wait a minute: should it leave after all, you are told here. Otherwise do it again.',
    tooLate:
        '⚠️ Your text to {customer} was not sent: it took longer than five minutes. Do it again if it is still needed.',
    nothingAsked: 'There is nothing to say yes to: you were asked nothing within the last ten minutes.',
} as const;

export const WRITE_FIRST_WORDS: Topic<keyof typeof EN> = {
    en: EN,
    de: {
        what: 'schreibt einem Kunden, auch wenn er sich noch nicht gemeldet hat',
        whatYes: 'sagt Ja zu der Rückfrage, die zu Ihrer Nachricht gestellt wurde',
        usage: '⚠️ Tippen Sie die Nummer des Kunden und was Sie schreiben wollen: `/sms +1 415 555 0134 Your bike is ready`. Um von einer anderen unserer Nummern zu schreiben, stellen Sie `from` und diese Nummer davor.',
        noCustomer: '⚠️ Tippen Sie die Nummer des Kunden, wie {example}. Es wurde nichts gesendet.',
        wrong: '⚠️ {typed} ist keine Telefonnummer, der man schreiben kann. Tippen Sie sie wie {example}. Es wurde nichts gesendet.',
        short: '⚠️ {typed} ist zu kurz für die Nummer eines Kunden: Notrufnummern und Diensten kann man nicht schreiben. Tippen Sie eine Nummer wie {example}. Es wurde nichts gesendet.',
        premium:
            '⚠️ {typed} ist eine kostenpflichtige Sondernummer; dorthin wird nichts gesendet. Tippen Sie eine Nummer wie {example}. Es wurde nichts gesendet.',
        noCountry:
            '⚠️ Bei {typed} fehlt die Ländervorwahl. Tippen Sie die Nummer wie {example}, oder bitten Sie einen Administrator, in den Einstellungen der App *Land für Nummern ohne Ländervorwahl* einzutragen. Es wurde nichts gesendet.',
        unclear:
            '⚠️ Wo die Nummer in {typed} endet, ist nicht klar. Tippen Sie die Nummer ohne Leerzeichen oder einen Doppelpunkt dahinter. Es wurde nichts gesendet.',
        noText: '⚠️ Es gibt noch nichts zu senden: Tippen Sie hinter die Nummer, was Sie schreiben wollen.',
        noNumber:
            '⚠️ Es gibt keine Nummer, von der geschrieben werden kann. Bitten Sie einen Administrator, eine mit `/sms connect` zu verbinden oder in den Einstellungen der App *Absendernummer, wenn Agenten zuerst schreiben* einzutragen. Es wurde nichts gesendet.',
        severalNumbers:
            '⚠️ Wir haben mehrere Nummern: {numbers}. Geben Sie mit `from {number}` vor der Nummer des Kunden an, welche es sein soll, oder bitten Sie einen Administrator, in den Einstellungen der App *Absendernummer, wenn Agenten zuerst schreiben* einzutragen. Es wurde nichts gesendet.',
        notOurs:
            '⚠️ {typed} ist keine Nummer Ihrer Twilio-Konten, sodass niemand von ihr schreiben kann. Es wurde nichts gesendet.',
        oursAre: 'Ihre sind: {numbers}.',
        optedOut:
            '⚠️ {customer} möchte seit {since} keine Nachrichten von {number} (STOP). Sie können wieder schreiben, wenn der Kunde START sendet. Es wurde nichts gesendet.',
        noCredentials:
            '⚠️ Die App hat für {number} kein Twilio-Konto und kein Auth-Token. Bitten Sie einen Administrator, sie in den Einstellungen der App einzutragen. Es wurde nichts gesendet.',
        notAgent:
            '⚠️ Sie sind kein Agent von Omnichannel, daher kann Rocket.Chat Ihnen das Gespräch nicht geben. Ein Administrator kann Sie unter *Omnichannel > Agenten* hinzufügen. Es wurde nichts gesendet.',
        notThere:
            '⚠️ Rocket.Chat zeigt Sie als offline und gibt Ihnen kein Gespräch. Stellen Sie Ihren Status auf online, und versuchen Sie es dann noch einmal. Es wurde nichts gesendet.',
        nobodyThere:
            '⚠️ Rocket.Chat öffnet kein Gespräch, weil kein Agent online ist. Stellen Sie Ihren Omnichannel-Status auf verfügbar, und versuchen Sie es dann noch einmal. Es wurde nichts gesendet.',
        omnichannelOff:
            '⚠️ Omnichannel ist in diesem Arbeitsbereich ausgeschaltet. Ein Administrator kann es unter *Workspace > Einstellungen > Omnichannel* einschalten. Es wurde nichts gesendet.',
        blocked:
            '⚠️ {customer} ist in diesem Arbeitsbereich blockiert. Wer Kontakte verwalten darf, kann das unter *Omnichannel > Kontakte* aufheben. Es wurde nichts gesendet.',
        vetoed: '⚠️ Eine andere App dieses Arbeitsbereichs verbietet es. Fragen Sie einen Administrator, welche. Es wurde nichts gesendet.',
        notGiven:
            '⚠️ Rocket.Chat hat Ihnen das Gespräch nicht gegeben. Stellen Sie Ihren Omnichannel-Status auf verfügbar; ist er das schon, haben Sie vielleicht so viele Gespräche, wie Sie gleichzeitig führen dürfen. Es wurde nichts gesendet.',
        tooLong:
            '⚠️ Ihre Nachricht ist länger, als dieser Arbeitsbereich erlaubt. Teilen Sie sie auf. Es wurde nichts gesendet.',
        refused:
            '⚠️ Rocket.Chat hat es abgelehnt ({code}). Versuchen Sie es noch einmal; schlägt es wieder fehl, findet ein Administrator mehr im Protokoll der App. Es wurde nichts gesendet.',
        taken: '⚠️ {customer} hat ein offenes Gespräch, das {agent} führt: {link}. Ihre Nachricht wurde nicht gesendet.',
        takeOver: 'Übernehmen und senden',
        quotes: '⚠️ Rocket.Chat nimmt Anführungszeichen und Apostrophe aus einem Befehl heraus. Dies ginge an {customer}:',
        sendSo: 'So senden',
        posted: '✉️ Ihre Nachricht an {customer} von {number} steht in {link}; dort sehen Sie, ob sie ankommt.',
        conversation: 'dem neuen Gespräch',
        openConversation: 'dem offenen Gespräch',
        theConversation: 'zum Gespräch',
        waits: '⏳ Noch nicht gesendet: Rocket.Chat gibt der App nicht, was sie braucht. Es wird fünf Minuten lang von selbst wieder versucht, und Sie erfahren hier, was daraus wurde.',
        notStored:
            '⚠️ Rocket.Chat hat Ihre Nachricht nicht rechtzeitig angenommen. Warten Sie eine Minute: Sollte sie doch noch gesendet werden, erfahren Sie es hier. Sonst versuchen Sie es noch einmal.',
        tooLate:
            '⚠️ Ihre Nachricht an {customer} wurde nicht gesendet: Es dauerte länger als fünf Minuten. Senden Sie sie noch einmal, wenn sie noch gebraucht wird.',
        nothingAsked:
            'Es gibt keine Rückfrage, auf die Sie antworten könnten: In den letzten zehn Minuten wurde Ihnen keine gestellt.',
    },
    es: {
        what: 'escribe a un cliente, aunque aún no haya escrito',
        whatYes: 'responde que sí a la pregunta sobre su mensaje',
        usage: '⚠️ Escriba el número del cliente y el mensaje: `/sms +1 415 555 0134 Your bike is ready`. Para escribir desde otro número nuestro, ponga delante `from` y ese número.',
        noCustomer: '⚠️ Escriba el número del cliente, como {example}. No se envió nada.',
        wrong: '⚠️ {typed} no es un número de teléfono al que se pueda escribir. Escríbalo como {example}. No se envió nada.',
        short: '⚠️ {typed} es demasiado corto para el número de un cliente: no se puede escribir a números de emergencia ni a servicios. Escriba un número como {example}. No se envió nada.',
        premium:
            '⚠️ {typed} es un número de tarificación especial, al que no se envía nada. Escriba un número como {example}. No se envió nada.',
        noCountry:
            '⚠️ A {typed} le falta el prefijo internacional. Escríbalo como {example}, o pida a un administrador que ponga *País de los números sin prefijo internacional* en los ajustes de la aplicación. No se envió nada.',
        unclear:
            '⚠️ No está claro dónde termina el número en {typed}. Escriba el número sin espacios, o dos puntos detrás de él. No se envió nada.',
        noText: '⚠️ Todavía no hay nada que enviar: escriba el mensaje después del número.',
        noNumber:
            '⚠️ No hay ningún número desde el que escribir. Pida a un administrador que conecte uno con `/sms connect`, o que ponga *Número de envío cuando un agente escribe primero* en los ajustes de la aplicación. No se envió nada.',
        severalNumbers:
            '⚠️ Tenemos varios números: {numbers}. Indique cuál con `from {number}` delante del número del cliente, o pida a un administrador que ponga *Número de envío cuando un agente escribe primero* en los ajustes de la aplicación. No se envió nada.',
        notOurs:
            '⚠️ {typed} no es un número de sus cuentas de Twilio, así que nadie puede escribir desde él. No se envió nada.',
        oursAre: 'Los suyos son: {numbers}.',
        optedOut:
            '⚠️ {customer} pidió no recibir mensajes de {number} (STOP), el {since}. Se le puede volver a escribir cuando envíe START. No se envió nada.',
        noCredentials:
            '⚠️ La aplicación no tiene cuenta de Twilio ni token para {number}. Pida a un administrador que los ponga en los ajustes de la aplicación. No se envió nada.',
        notAgent:
            '⚠️ Usted no es agente de Omnichannel, así que Rocket.Chat no puede darle la conversación. Un administrador puede hacerle agente en *Omnichannel > Agentes*. No se envió nada.',
        notThere:
            '⚠️ Rocket.Chat le muestra como desconectado y no le da conversaciones. Ponga su estado en línea y vuelva a intentarlo. No se envió nada.',
        nobodyThere:
            '⚠️ Rocket.Chat no abre ninguna conversación, porque no hay ningún agente en línea. Ponga su estado de Omnichannel en disponible y vuelva a intentarlo. No se envió nada.',
        omnichannelOff:
            '⚠️ Omnichannel está desactivado en este espacio de trabajo. Un administrador puede activarlo en *Espacio de trabajo > Ajustes > Omnichannel*. No se envió nada.',
        blocked:
            '⚠️ {customer} está bloqueado en este espacio de trabajo. Quien pueda gestionar contactos puede desbloquearlo en *Omnichannel > Contactos*. No se envió nada.',
        vetoed: '⚠️ Otra aplicación de este espacio de trabajo lo prohíbe. Pregunte a un administrador cuál. No se envió nada.',
        notGiven:
            '⚠️ Rocket.Chat no le dio la conversación. Ponga su estado de Omnichannel en disponible; si ya lo está, quizá ya atiende todas las conversaciones que tiene permitidas. No se envió nada.',
        tooLong:
            '⚠️ Su mensaje supera la longitud permitida en este espacio de trabajo. Envíelo en varios. No se envió nada.',
        refused:
            '⚠️ Rocket.Chat lo rechazó ({code}). Inténtelo de nuevo; si vuelve a fallar, un administrador encuentra más en el registro de la aplicación. No se envió nada.',
        taken: '⚠️ {customer} tiene una conversación abierta, que atiende {agent}: {link}. Su mensaje no se envió.',
        takeOver: 'Tomarla y enviar',
        quotes: '⚠️ Rocket.Chat quita las comillas y los apóstrofos de un comando. Esto se enviaría a {customer}:',
        sendSo: 'Enviarlo así',
        posted: '✉️ Su mensaje a {customer} desde {number} está en {link}, donde verá si llega.',
        conversation: 'su nueva conversación',
        openConversation: 'su conversación abierta',
        theConversation: 'la conversación',
        waits: '⏳ Aún no se ha enviado: Rocket.Chat no da a la aplicación lo que necesita. Se vuelve a intentar solo durante cinco minutos, y aquí sabrá qué pasó.',
        notStored:
            '⚠️ Rocket.Chat no aceptó su mensaje a tiempo. Espere un minuto: si al final se envía, lo sabrá aquí. Si no, vuelva a intentarlo.',
        tooLate:
            '⚠️ Su mensaje a {customer} no se envió: tardó más de cinco minutos. Vuelva a enviarlo si todavía hace falta.',
        nothingAsked: 'No hay ninguna pregunta pendiente: en los últimos diez minutos no se le hizo ninguna.',
    },
    fr: {
        what: 'écrit à un client, même s’il n’a pas encore écrit',
        whatYes: 'répond oui à la question posée sur votre message',
        usage: '⚠️ Tapez le numéro du client et le message : `/sms +1 415 555 0134 Your bike is ready`. Pour écrire depuis un autre de nos numéros, mettez devant `from` et ce numéro.',
        noCustomer: '⚠️ Tapez le numéro du client, comme {example}. Rien n’a été envoyé.',
        wrong: '⚠️ {typed} n’est pas un numéro de téléphone auquel on peut écrire. Tapez-le comme {example}. Rien n’a été envoyé.',
        short: '⚠️ {typed} est trop court pour le numéro d’un client : on ne peut pas écrire aux numéros d’urgence ni aux services. Tapez un numéro comme {example}. Rien n’a été envoyé.',
        premium:
            '⚠️ {typed} est un numéro surtaxé, auquel on n’écrit pas. Tapez un numéro comme {example}. Rien n’a été envoyé.',
        noCountry:
            '⚠️ Il manque l’indicatif du pays à {typed}. Tapez le numéro comme {example}, ou demandez à un administrateur de remplir *Pays des numéros saisis sans indicatif* dans les paramètres de l’application. Rien n’a été envoyé.',
        unclear:
            '⚠️ On ne sait pas où le numéro se termine dans {typed}. Tapez le numéro sans espaces, ou mettez deux-points après lui. Rien n’a été envoyé.',
        noText: '⚠️ Il n’y a encore rien à envoyer : tapez le message après le numéro.',
        noNumber:
            '⚠️ Il n’y a aucun numéro depuis lequel écrire. Demandez à un administrateur d’en connecter un avec `/sms connect`, ou de remplir *Numéro d’envoi quand un agent écrit en premier* dans les paramètres de l’application. Rien n’a été envoyé.',
        severalNumbers:
            '⚠️ Nous avons plusieurs numéros : {numbers}. Indiquez lequel avec `from {number}` devant le numéro du client, ou demandez à un administrateur de remplir *Numéro d’envoi quand un agent écrit en premier* dans les paramètres de l’application. Rien n’a été envoyé.',
        notOurs:
            '⚠️ {typed} n’est pas un numéro de vos comptes Twilio : personne ne peut écrire depuis lui. Rien n’a été envoyé.',
        oursAre: 'Les vôtres sont : {numbers}.',
        optedOut:
            '⚠️ {customer} a demandé à ne plus recevoir de messages de {number} (STOP), le {since}. On peut lui écrire de nouveau quand il envoie START. Rien n’a été envoyé.',
        noCredentials:
            '⚠️ L’application n’a ni compte Twilio ni jeton pour {number}. Demandez à un administrateur de les mettre dans les paramètres de l’application. Rien n’a été envoyé.',
        notAgent:
            '⚠️ Vous n’êtes pas agent d’Omnichannel, et Rocket.Chat ne peut donc pas vous donner la conversation. Un administrateur peut vous ajouter dans *Omnichannel > Agents*. Rien n’a été envoyé.',
        notThere:
            '⚠️ Rocket.Chat vous montre hors ligne et ne vous donne aucune conversation. Passez en ligne, puis recommencez. Rien n’a été envoyé.',
        nobodyThere:
            '⚠️ Rocket.Chat n’ouvre aucune conversation, car aucun agent n’est en ligne. Passez votre statut Omnichannel à disponible, puis recommencez. Rien n’a été envoyé.',
        omnichannelOff:
            '⚠️ Omnichannel est désactivé dans cet espace de travail. Un administrateur peut l’activer dans *Espace de travail > Paramètres > Omnichannel*. Rien n’a été envoyé.',
        blocked:
            '⚠️ {customer} est bloqué dans cet espace de travail. Une personne autorisée à gérer les contacts peut le débloquer dans *Omnichannel > Contacts*. Rien n’a été envoyé.',
        vetoed: '⚠️ Une autre application de cet espace de travail l’interdit. Demandez à un administrateur laquelle. Rien n’a été envoyé.',
        notGiven:
            '⚠️ Rocket.Chat ne vous a pas donné la conversation. Passez votre statut Omnichannel à disponible ; s’il l’est, vous suivez peut-être déjà autant de conversations que permis. Rien n’a été envoyé.',
        tooLong:
            '⚠️ Votre message est plus long que permis dans cet espace de travail. Envoyez-le en plusieurs. Rien n’a été envoyé.',
        refused:
            '⚠️ Rocket.Chat l’a refusé ({code}). Réessayez ; si cela échoue encore, un administrateur en trouve plus dans le journal de l’application. Rien n’a été envoyé.',
        taken: '⚠️ {customer} a une conversation ouverte, suivie par {agent} : {link}. Votre message n’a pas été envoyé.',
        takeOver: 'La reprendre et envoyer',
        quotes: '⚠️ Rocket.Chat retire les guillemets et les apostrophes d’une commande. Voici ce qui serait envoyé à {customer} :',
        sendSo: 'Envoyer ainsi',
        posted: '✉️ Votre message à {customer} depuis {number} est dans {link}, où vous verrez s’il arrive.',
        conversation: 'sa nouvelle conversation',
        openConversation: 'sa conversation ouverte',
        theConversation: 'la conversation',
        waits: '⏳ Pas encore envoyé : Rocket.Chat ne donne pas à l’application ce qu’il lui faut. Elle réessaie d’elle-même pendant cinq minutes, et vous saurez ici ce qu’il en est.',
        notStored:
            '⚠️ Rocket.Chat n’a pas accepté votre message à temps. Attendez une minute : s’il part quand même, vous le saurez ici. Sinon, recommencez.',
        tooLate:
            '⚠️ Votre message à {customer} n’a pas été envoyé : cela a pris plus de cinq minutes. Renvoyez-le s’il est encore utile.',
        nothingAsked:
            'Aucune question n’attend de réponse : aucune ne vous a été posée dans les dix dernières minutes.',
    },
    'pt-BR': {
        what: 'escreve para um cliente, mesmo que ele ainda não tenha escrito',
        whatYes: 'responde sim à pergunta sobre a sua mensagem',
        usage: '⚠️ Digite o número do cliente e a mensagem: `/sms +1 415 555 0134 Your bike is ready`. Para escrever de outro número nosso, ponha antes `from` e esse número.',
        noCustomer: '⚠️ Digite o número do cliente, como {example}. Nada foi enviado.',
        wrong: '⚠️ {typed} não é um número de telefone para o qual se possa escrever. Digite-o como {example}. Nada foi enviado.',
        short: '⚠️ {typed} é curto demais para o número de um cliente: não se escreve para números de emergência nem para serviços. Digite um número como {example}. Nada foi enviado.',
        premium:
            '⚠️ {typed} é um número de tarifa especial, para o qual nada é enviado. Digite um número como {example}. Nada foi enviado.',
        noCountry:
            '⚠️ Falta o código do país em {typed}. Digite-o como {example}, ou peça a um administrador que preencha *País dos números sem código do país* nas configurações do aplicativo. Nada foi enviado.',
        unclear:
            '⚠️ Não está claro onde termina o número em {typed}. Digite o número sem espaços, ou dois-pontos depois dele. Nada foi enviado.',
        noText: '⚠️ Ainda não há nada para enviar: digite a mensagem depois do número.',
        noNumber:
            '⚠️ Não há nenhum número de envio. Peça a um administrador que conecte um com `/sms connect`, ou que preencha *Número de envio quando um agente escreve primeiro* nas configurações do aplicativo. Nada foi enviado.',
        severalNumbers:
            '⚠️ Temos vários números: {numbers}. Informe qual com `from {number}` antes do número do cliente, ou peça a um administrador que preencha *Número de envio quando um agente escreve primeiro* nas configurações do aplicativo. Nada foi enviado.',
        notOurs:
            '⚠️ {typed} não é um número das suas contas da Twilio, e ninguém pode escrever a partir dele. Nada foi enviado.',
        oursAre: 'Os seus são: {numbers}.',
        optedOut:
            '⚠️ {customer} pediu para não receber mensagens de {number} (STOP), em {since}. É possível escrever de novo quando enviar START. Nada foi enviado.',
        noCredentials:
            '⚠️ O aplicativo não tem conta da Twilio nem token para {number}. Peça a um administrador que os ponha nas configurações do aplicativo. Nada foi enviado.',
        notAgent:
            '⚠️ Você não é agente do Omnichannel, e por isso o Rocket.Chat não pode lhe dar a conversa. Um administrador pode incluir você em *Omnichannel > Agentes*. Nada foi enviado.',
        notThere:
            '⚠️ O Rocket.Chat mostra você como offline e não lhe dá conversas. Mude seu status para online e tente de novo. Nada foi enviado.',
        nobodyThere:
            '⚠️ O Rocket.Chat não abre nenhuma conversa, porque nenhum agente está online. Mude seu status do Omnichannel para disponível e tente de novo. Nada foi enviado.',
        omnichannelOff:
            '⚠️ O Omnichannel está desligado neste workspace. Um administrador pode ligá-lo em *Workspace > Configurações > Omnichannel*. Nada foi enviado.',
        blocked:
            '⚠️ {customer} está bloqueado neste workspace. Quem pode gerenciar contatos pode desbloqueá-lo em *Omnichannel > Contatos*. Nada foi enviado.',
        vetoed: '⚠️ Outro aplicativo deste workspace proíbe isso. Pergunte a um administrador qual. Nada foi enviado.',
        notGiven:
            '⚠️ O Rocket.Chat não lhe deu a conversa. Mude seu status do Omnichannel para disponível; se já está, talvez você já atenda todas as conversas que pode. Nada foi enviado.',
        tooLong: '⚠️ Sua mensagem passa do tamanho permitido neste workspace. Envie-a em várias. Nada foi enviado.',
        refused:
            '⚠️ O Rocket.Chat recusou ({code}). Tente de novo; se falhar outra vez, um administrador encontra mais no registro do aplicativo. Nada foi enviado.',
        taken: '⚠️ {customer} tem uma conversa aberta, atendida por {agent}: {link}. Sua mensagem não foi enviada.',
        takeOver: 'Assumir e enviar',
        quotes: '⚠️ O Rocket.Chat tira aspas e apóstrofos de um comando. Isto seria enviado a {customer}:',
        sendSo: 'Enviar assim',
        posted: '✉️ Sua mensagem a {customer} de {number} está em {link}, onde você vê se ela chega.',
        conversation: 'a nova conversa',
        openConversation: 'a conversa aberta',
        theConversation: 'a conversa',
        waits: '⏳ Ainda não enviado: o Rocket.Chat não dá ao aplicativo o que ele precisa. Ele tenta de novo sozinho por cinco minutos, e aqui você fica sabendo o que aconteceu.',
        notStored:
            '⚠️ O Rocket.Chat não aceitou sua mensagem a tempo. Espere um minuto: se ela ainda for enviada, você saberá aqui. Senão, tente de novo.',
        tooLate:
            '⚠️ Sua mensagem a {customer} não foi enviada: demorou mais de cinco minutos. Envie de novo se ainda for preciso.',
        nothingAsked: 'Não há nenhuma pergunta pendente: nos últimos dez minutos nada foi perguntado a você.',
    },
};
