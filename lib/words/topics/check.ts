import type { Topic } from '../say';

/** What `/sms check` says. A name in braces stands for what is put there. */
const EN = {
    checkWhat: 'what is right, what is wrong, and how to mend it',
    here: '*What the app sees*',
    there: '*What Twilio and the Internet see*',
    twilioNotAsked:
        'Twilio was not asked: that needs the Account SID, the Auth Token and the address of this workspace.',
    settingsRight: 'The settings can be used.',
    noToken:
        'There is no Auth Token, so every text is refused. Paste it from the first page of the Twilio Console into the settings of the app SMS Incoming.',
    noSid: 'There is no Account SID, so no reply can be sent. Paste it from the first page of the Twilio Console into the settings of the app SMS Incoming.',
    oddSid: 'The Account SID is none: it begins with AC and has 34 characters. Copy it again from the first page of the Twilio Console.',
    noAddress:
        'It is not known under which address Twilio reaches this workspace. Enter the “Address of this workspace” in the settings of the app SMS Incoming, or the Site URL of the workspace.',
    underscore:
        'The host of the workspace’s address has an underscore, and Twilio does not call such a host back: nobody hears what becomes of replies. Use a host without one as “Address of this workspace”.',
    privateAddress:
        'The workspace’s address is one that only your own network reaches, and not Twilio. Enter the public one as “Address of this workspace” in the settings of the app SMS Incoming.',
    plainHttp:
        'The workspace’s address begins with http, so that texts come unencrypted through the Internet. Use https.',
    badSetting: 'The setting `{setting}` cannot be used: {why}.',
    badSubaccount:
        'Line {line} of “Subaccounts” cannot be used. Each line is an Account SID, a colon and the Auth Token of that subaccount.',
    badDepartmentLine:
        'Line {line} of “Departments by number” cannot be used. Each line is a number, an equals sign and a department, and each number stands there once.',
    badApiAddress:
        '“Twilio API address” is no address, so nothing can be sent. Empty it, unless your account is in a Twilio region.',
    badPublicAddress:
        '“Address of this workspace” is no address, so the Site URL of the workspace is used instead. Enter one such as https://chat.example.com, or empty it.',
    badDefaultNumber:
        '“Number from which agents write first” is no phone number. Enter one of yours with its country, such as +15558675310, or empty it.',
    badDefaultCountry: '“Default country of phone numbers” is no country: one has two letters, such as US.',
    noDefaultNumber:
        '“Number from which agents write first” is `{number}`, which is not in your Twilio account. Correct it.',
    omnichannelOn: 'Omnichannel is on.',
    omnichannelOff: 'Omnichannel is off, so texts wait. Switch it on in the workspace’s settings, under Omnichannel.',
    omnichannelUnknown: 'Whether Omnichannel is on could not be found out.',
    online: 'An agent is online.',
    nobodyOnline: 'No agent is online, so texts wait until one is. An agent has to be available in Omnichannel, too.',
    onlineUnknown: 'Whether an agent is online could not be found out.',
    departmentUnknown: 'Whether the department “{department}” has an agent online could not be found out.',
    noDepartment:
        'There is no department “{department}”, which the settings of the app SMS Incoming name: texts go by Rocket.Chat’s own routing. Correct its name, or create it in Omnichannel.',
    departmentOnline: 'The department “{department}” has an agent online.',
    departmentEmpty:
        'The department “{department}” has no agent online, so its texts wait. Look at its agents in Omnichannel.',
    noReactions:
        'This Rocket.Chat cannot show 📤 ✅ 👀 at replies: that needs 8.2 or newer. Failures are told all the same.',
    onlyOne:
        'This Rocket.Chat keeps one conversation of a visitor open at a time, as 8.3 and newer do. Nothing is to be done: texts have a visitor of their own for each of your numbers, so they stand beside a conversation from your website.',
    onlyOneUnmarked:
        'Whether this Rocket.Chat keeps one conversation of a visitor open at a time cannot be told: the newest one by text began before 8.3, where this is not so. Nothing is to be done: texts stand beside a conversation from your website either way.',
    onlyOneUnseen:
        'Whether this Rocket.Chat keeps one conversation of a visitor open at a time, as 8.3 and newer do, will be seen at an open conversation by text. Nothing is to be done: texts stand beside a conversation from your website either way.',
    nothingWaits: 'No text and no reply waits.',
    textsWait: 'Texts that wait: {count}, the oldest since {since}. {why}',
    repliesWait: 'Replies that wait: {count}, the oldest since {since}. {why}',
    storeUnknown: 'What waits could not be read. See whether Rocket.Chat’s database answers.',
    waitsForAgent: 'Nobody was there to answer: they are shown as soon as an agent is online in their department.',
    waitsForServer: 'Rocket.Chat did not take them: the app’s log has the reason. They are tried again by themselves.',
    waitsForTurn: 'Something earlier of the same conversation is not done. They are tried again by themselves.',
    waitsForVeto: 'Another app of this workspace forbids it: look at the other apps.',
    waitsForBusyTwilio: 'Twilio takes no more messages at the moment. They are tried again by themselves.',
    waitsForTwilio:
        'Twilio could not be reached. They are tried again by themselves; see whether Rocket.Chat’s server may connect to the Internet.',
    nothingRefused: 'No text was refused lately.',
    refused:
        'Texts were refused because their signature was wrong: {count} since the app started, the last at {at}. Twilio has to call exactly `{url}`, and the Auth Token has to be that of the account: `/sms connect` shows where the numbers lead.',
    noError: 'Nothing failed lately.',
    lastError:
        'The last error was `{event}` at {at}: {why}. Errors of this kind since the app started: {times}. The app’s log has more.',
    addressRight: '`{url}` leads here.',
    addressWrongHost:
        '`{url}` leads nowhere: there is no such host, or its certificate is not valid. Correct the “Address of this workspace”, or renew the certificate.',
    addressUnanswered:
        '`{url}` does not answer from Rocket.Chat’s own server. Twilio may reach it all the same: try it with `/sms test`.',
    addressMissing:
        '`{url}` leads to a Rocket.Chat, or another server, that does not know this app there. Correct the “Address of this workspace”, or what the proxy passes on.',
    addressElsewhere:
        '`{url}` was answered with {status} and not by this app. See what the proxy does with it, and whether something asks for a login there.',
    accountRight: 'Twilio accepts the login of the account `{account}`.',
    accountStatus:
        'Twilio says that the account `{account}` is {status}: it neither sends nor receives. Look into the Twilio Console.',
    accountTrial:
        'The account `{account}` is a trial: it sends to verified numbers alone. Upgrade it in the Twilio Console.',
    accountTrouble: 'The account `{account}`: {why}',
    clockRight: 'The clock goes right.',
    clockAhead: 'The clock of Rocket.Chat’s server is {seconds} s ahead of Twilio’s. Have it set by NTP.',
    clockBehind: 'The clock of Rocket.Chat’s server is {seconds} s behind Twilio’s. Have it set by NTP.',
    numbersRight: 'Texts to {numbers} come here.',
    numbersUnread: 'Where all numbers lead could not be read. {why}',
    noNumberHere: 'No number leads here yet. Connect one with `/sms connect`.',
    numberUnknown: 'Where `{number}` leads is not known, because its messaging service could not be read.',
    byService: 'Its messaging service “{service}” decides that.',
    numberFlawed: 'Texts to `{number}` come here, but {flaws}. `/sms connect {number}` mends that.',
    numberElsewhere: 'Texts to `{number}`, which is ours, go to `{url}`. `/sms connect {number}` brings them here.',
    numberApplication:
        'Texts to `{number}`, which is ours, go to the TwiML application `{sid}`. `/sms connect {number}` brings them here.',
    numberNowhere: 'Texts to `{number}`, which is ours, go nowhere. `/sms connect {number}` brings them here.',
    numberGone: '`{number}`, which was ours, is not in your Twilio account any more.',
    departmentNumber:
        '“Departments by number” names `{number}`, which is not in your Twilio account. Correct the number there.',
    noService:
        'The messaging service `{sid}` of the settings is not in your Twilio account. Correct the “Messaging Service SID”.',
    alert: 'Twilio could not hand over a text or a status: {count} in the last days, the last at {at} (error {code}). {cause}',
    alertsUnread: 'What Twilio could not hand over could not be read. {why}',
    noAlerts: 'Twilio could hand over everything in the last {days} days.',
    alertServer:
        'Rocket.Chat or its proxy answered with an error ({status}), as while it is updated. See whether it runs without pause.',
    alertStatus:
        'Something before the app answered with {status}. See what the proxy does with it, and whether something asks for a login there.',
    alertRefused:
        'The app refused it, because the signature was wrong: the Auth Token is another one, or Twilio calls another address than the app expects.',
    alertMissing:
        'Nothing is there: the app was off or being updated, or the address is wrong. `/sms connect` shows where the numbers lead.',
    alertVerb: 'Twilio does not call by HTTP POST. Connect the number again with `/sms connect`.',
    alertSlow: 'There was no answer in time. See whether Rocket.Chat is overloaded.',
    alertConnection: 'There was no connection. See whether the workspace can be reached from the Internet.',
    alertHost:
        'The host of the address is unknown. Correct the “Address of this workspace”, and connect the number again.',
    alertRedirects: 'The address redirects too often. Enter the one that it leads to as “Address of this workspace”.',
    alertTls: 'The certificate of the address is not valid for Twilio. Renew it, with its whole chain.',
    alertNotUs: 'The answer was not this app’s. See what the proxy does with it.',
    alertOther: 'It is explained at https://www.twilio.com/docs/api/errors/{code}.',
    late: '{part}: not known, because the answer took too long. Run `/sms check` again in a minute.',
    partAccount: 'The login at Twilio',
    partAddress: 'The address of this workspace',
    partNumbers: 'The numbers',
    partAlerts: 'What Twilio could not hand over',
} as const;

export type CheckKey = keyof typeof EN;

export const CHECK_WORDS: Topic<CheckKey> = {
    en: EN,
    de: {
        checkWhat: 'zeigt, was in Ordnung ist, was nicht und wie man es behebt',
        here: '*Was die App sieht*',
        there: '*Was Twilio und das Internet sehen*',
        twilioNotAsked:
            'Twilio wurde nicht gefragt: Dafür werden Account-SID, Auth-Token und die Adresse dieses Arbeitsbereichs gebraucht.',
        settingsRight: 'Die Einstellungen sind in Ordnung.',
        noToken:
            'Es gibt kein Auth-Token, also wird jede Nachricht abgewiesen. Fügen Sie es von der ersten Seite der Twilio-Konsole in die Einstellungen der App SMS Incoming ein.',
        noSid: 'Es gibt keine Account-SID, also kann keine Antwort gesendet werden. Fügen Sie sie von der ersten Seite der Twilio-Konsole in die Einstellungen der App SMS Incoming ein.',
        oddSid: 'Die Account-SID ist ungültig: Sie beginnt mit AC und hat 34 Zeichen. Kopieren Sie sie noch einmal von der ersten Seite der Twilio-Konsole.',
        noAddress:
            'Es ist nicht bekannt, unter welcher Adresse Twilio diesen Arbeitsbereich erreicht. Tragen Sie „Adresse dieses Arbeitsbereichs“ in den Einstellungen der App SMS Incoming ein oder die Site-URL des Arbeitsbereichs.',
        underscore:
            'Der Hostname in der Adresse des Arbeitsbereichs enthält einen Unterstrich, und solche Adressen ruft Twilio nicht zurück: Niemand erfährt, was aus Antworten wird. Tragen Sie als „Adresse dieses Arbeitsbereichs“ eine ohne Unterstrich ein.',
        privateAddress:
            'Die Adresse des Arbeitsbereichs ist nur aus Ihrem eigenen Netz zu erreichen, nicht von Twilio aus. Tragen Sie in den Einstellungen der App SMS Incoming die öffentliche Adresse als „Adresse dieses Arbeitsbereichs“ ein.',
        plainHttp:
            'Die Adresse des Arbeitsbereichs beginnt mit http, also gehen Nachrichten unverschlüsselt durch das Internet. Verwenden Sie https.',
        badSetting: 'Die Einstellung `{setting}` ist ungültig: {why}.',
        badSubaccount:
            'Zeile {line} von „Unterkonten“ ist ungültig. Jede Zeile ist eine Account-SID, ein Doppelpunkt und das Auth-Token dieses Unterkontos.',
        badDepartmentLine:
            'Zeile {line} von „Abteilungen nach Nummer“ ist ungültig. Jede Zeile ist eine Nummer, ein Gleichheitszeichen und eine Abteilung, und jede Nummer steht dort einmal.',
        badApiAddress:
            '„Adresse der Twilio-API“ ist keine gültige Adresse, also kann nichts gesendet werden. Leeren Sie das Feld, es sei denn, Ihr Konto liegt in einer anderen Twilio-Region.',
        badPublicAddress:
            '„Adresse dieses Arbeitsbereichs“ ist keine Adresse, also gilt stattdessen die Site-URL. Tragen Sie eine ein wie https://chat.example.com, oder leeren Sie das Feld.',
        badDefaultNumber:
            '„Absendernummer, wenn Agenten zuerst schreiben“ ist keine Telefonnummer. Tragen Sie eine Ihrer Nummern mit Ländervorwahl ein, etwa +15558675310, oder leeren Sie das Feld.',
        badDefaultCountry: '„Land für Nummern ohne Ländervorwahl“ ist ungültig: Ein Land hat zwei Buchstaben, etwa US.',
        noDefaultNumber:
            '„Absendernummer, wenn Agenten zuerst schreiben“ ist `{number}`, und die ist nicht in Ihrem Twilio-Konto. Berichtigen Sie das.',
        omnichannelOn: 'Omnichannel ist eingeschaltet.',
        omnichannelOff:
            'Omnichannel ist ausgeschaltet, also warten Nachrichten. Schalten Sie es in den Einstellungen des Arbeitsbereichs unter Omnichannel ein.',
        omnichannelUnknown: 'Ob Omnichannel eingeschaltet ist, ließ sich nicht feststellen.',
        online: 'Ein Agent ist online.',
        nobodyOnline:
            'Kein Agent ist online, also warten Nachrichten, bis einer es ist. Ein Agent muss auch in Omnichannel verfügbar sein.',
        onlineUnknown: 'Ob ein Agent online ist, ließ sich nicht feststellen.',
        departmentUnknown: 'Ob die Abteilung „{department}“ einen Agenten online hat, ließ sich nicht feststellen.',
        noDepartment:
            'Die Abteilung „{department}“, die in den Einstellungen der App SMS Incoming steht, gibt es nicht: Rocket.Chat verteilt die Nachrichten selbst. Berichtigen Sie den Namen, oder legen Sie sie in Omnichannel an.',
        departmentOnline: 'Die Abteilung „{department}“ hat einen Agenten online.',
        departmentEmpty:
            'Die Abteilung „{department}“ hat keinen Agenten online, also warten ihre Nachrichten. Sehen Sie in Omnichannel nach ihren Agenten.',
        noReactions:
            'Dieses Rocket.Chat kann 📤 ✅ 👀 an Antworten nicht anzeigen; das geht ab 8.2. Was scheitert, wird trotzdem gemeldet.',
        onlyOne:
            'Dieses Rocket.Chat hält von einem Besucher immer nur ein Gespräch offen, wie alle ab 8.3. Es ist nichts zu tun: Nachrichten haben für jede Ihrer Nummern einen eigenen Besucher und stehen deshalb neben einem Gespräch von Ihrer Website.',
        onlyOneUnmarked:
            'Ob dieses Rocket.Chat von einem Besucher immer nur ein Gespräch offen hält, lässt sich nicht sagen: Das neueste Gespräch per Nachricht begann vor 8.3, wo das nicht so ist. Es ist nichts zu tun: Nachrichten stehen so oder so neben einem Gespräch von Ihrer Website.',
        onlyOneUnseen:
            'Ob dieses Rocket.Chat von einem Besucher immer nur ein Gespräch offen hält, wie alle ab 8.3, zeigt sich an einem offenen Gespräch per Nachricht. Es ist nichts zu tun: Nachrichten stehen so oder so neben einem Gespräch von Ihrer Website.',
        nothingWaits: 'Keine Nachricht und keine Antwort wartet.',
        textsWait: 'Nachrichten, die warten: {count}, die älteste seit {since}. {why}',
        repliesWait: 'Antworten, die warten: {count}, die älteste seit {since}. {why}',
        storeUnknown:
            'Was wartet, konnte nicht gelesen werden. Sehen Sie nach, ob die Datenbank von Rocket.Chat antwortet.',
        waitsForAgent:
            'Niemand war da, um zu antworten: Sie werden angezeigt, sobald in ihrer Abteilung ein Agent online ist.',
        waitsForServer:
            'Rocket.Chat hat sie nicht angenommen: Der Grund steht im Protokoll der App. Die App versucht es von selbst wieder.',
        waitsForTurn:
            'Etwas Früheres in demselben Gespräch ist noch nicht erledigt. Die App versucht es von selbst wieder.',
        waitsForVeto: 'Eine andere App dieses Arbeitsbereichs verbietet es: Prüfen Sie die anderen Apps.',
        waitsForBusyTwilio: 'Twilio nimmt im Moment keine Nachrichten mehr an. Die App versucht es von selbst wieder.',
        waitsForTwilio:
            'Twilio war nicht zu erreichen. Die App versucht es von selbst wieder; sehen Sie nach, ob der Server von Rocket.Chat Verbindungen ins Internet aufbauen darf.',
        nothingRefused: 'In letzter Zeit wurde keine Nachricht abgewiesen.',
        refused:
            'Nachrichten wurden abgewiesen, weil ihre Signatur falsch war: {count}, seit die App läuft, die letzte um {at}. Twilio muss genau `{url}` aufrufen, und das Auth-Token muss das des Kontos sein: `/sms connect` zeigt, wohin die Nummern führen.',
        noError: 'In letzter Zeit ist nichts gescheitert.',
        lastError:
            'Der letzte Fehler war `{event}` um {at}: {why}. Fehler dieser Art, seit die App läuft: {times}. Mehr steht im Protokoll der App.',
        addressRight: '`{url}` führt hierher.',
        addressWrongHost:
            '`{url}` führt nirgendwohin: Diesen Server gibt es nicht, oder sein Zertifikat ist ungültig. Berichtigen Sie „Adresse dieses Arbeitsbereichs“, oder erneuern Sie das Zertifikat.',
        addressUnanswered:
            '`{url}` antwortet dem Server von Rocket.Chat selbst nicht. Twilio erreicht die Adresse vielleicht trotzdem: Versuchen Sie es mit `/sms test`.',
        addressMissing:
            '`{url}` führt zu einem Rocket.Chat oder einem anderen Server, der diese App dort nicht kennt. Berichtigen Sie „Adresse dieses Arbeitsbereichs“ oder was der Proxy weitergibt.',
        addressElsewhere:
            '`{url}` wurde mit {status} beantwortet und nicht von dieser App. Sehen Sie nach, was der Proxy damit macht und ob dort eine Anmeldung verlangt wird.',
        accountRight: 'Twilio nimmt die Anmeldung des Kontos `{account}` an.',
        accountStatus:
            'Twilio sagt, das Konto `{account}` ist {status}: Es sendet und empfängt nicht. Sehen Sie in der Twilio-Konsole nach.',
        accountTrial:
            'Das Konto `{account}` ist ein Testkonto: Es sendet nur an bestätigte Nummern. Machen Sie in der Twilio-Konsole ein vollwertiges Konto daraus.',
        accountTrouble: 'Das Konto `{account}`: {why}',
        clockRight: 'Die Uhr geht richtig.',
        clockAhead:
            'Die Uhr des Servers von Rocket.Chat geht gegenüber der von Twilio {seconds} s vor. Lassen Sie sie per NTP stellen.',
        clockBehind:
            'Die Uhr des Servers von Rocket.Chat geht gegenüber der von Twilio {seconds} s nach. Lassen Sie sie per NTP stellen.',
        numbersRight: 'Nachrichten an {numbers} kommen hierher.',
        numbersUnread: 'Wohin alle Nummern führen, konnte nicht gelesen werden. {why}',
        noNumberHere: 'Noch führt keine Nummer hierher. Verbinden Sie eine mit `/sms connect`.',
        numberUnknown:
            'Wohin `{number}` führt, ist nicht bekannt, weil ihr Messaging-Dienst nicht gelesen werden konnte.',
        byService: 'Das bestimmt ihr Messaging-Dienst „{service}“.',
        numberFlawed: 'Nachrichten an `{number}` kommen hierher, aber {flaws}. `/sms connect {number}` behebt das.',
        numberElsewhere:
            'Nachrichten an `{number}`, unsere Nummer, gehen zu `{url}`. `/sms connect {number}` bringt sie hierher.',
        numberApplication:
            'Nachrichten an `{number}`, unsere Nummer, gehen zur TwiML-Anwendung `{sid}`. `/sms connect {number}` bringt sie hierher.',
        numberNowhere:
            'Nachrichten an `{number}`, unsere Nummer, gehen nirgendwohin. `/sms connect {number}` bringt sie hierher.',
        numberGone: '`{number}` war unsere Nummer und ist nicht mehr in Ihrem Twilio-Konto.',
        departmentNumber:
            '„Abteilungen nach Nummer“ nennt `{number}`, die nicht in Ihrem Twilio-Konto ist. Berichtigen Sie die Nummer dort.',
        noService:
            'Der Messaging-Dienst `{sid}` der Einstellungen ist nicht in Ihrem Twilio-Konto. Berichtigen Sie „SID des Messaging-Dienstes“.',
        alert: 'Twilio konnte eine Nachricht oder einen Zustellstatus nicht übergeben: {count} in den letzten Tagen, zuletzt um {at} (Fehler {code}). {cause}',
        alertsUnread: 'Was Twilio nicht übergeben konnte, ließ sich nicht lesen. {why}',
        noAlerts: 'Twilio konnte in den letzten {days} Tagen alles übergeben.',
        alertServer:
            'Rocket.Chat oder sein Proxy hat mit einem Fehler geantwortet ({status}), etwa während einer Aktualisierung. Sehen Sie nach, ob der Server ohne Unterbrechung läuft.',
        alertStatus:
            'Etwas vor der App hat mit {status} geantwortet. Sehen Sie nach, was der Proxy damit macht und ob dort eine Anmeldung verlangt wird.',
        alertRefused:
            'Die App hat sie abgewiesen, weil die Signatur falsch war: Das Auth-Token ist ein anderes, oder Twilio ruft eine andere Adresse auf, als die App erwartet.',
        alertMissing:
            'Dort ist nichts: Die App war aus oder wurde aktualisiert, oder die Adresse stimmt nicht. `/sms connect` zeigt, wohin die Nummern führen.',
        alertVerb: 'Twilio ruft nicht mit HTTP POST auf. Verbinden Sie die Nummer noch einmal mit `/sms connect`.',
        alertSlow: 'Es kam nicht rechtzeitig eine Antwort. Sehen Sie nach, ob Rocket.Chat überlastet ist.',
        alertConnection:
            'Es kam keine Verbindung zustande. Sehen Sie nach, ob der Arbeitsbereich aus dem Internet zu erreichen ist.',
        alertHost:
            'Der Hostname der Adresse ist unbekannt. Berichtigen Sie „Adresse dieses Arbeitsbereichs“, und verbinden Sie die Nummer noch einmal.',
        alertRedirects:
            'Die Adresse leitet zu oft weiter. Tragen Sie die Zieladresse als „Adresse dieses Arbeitsbereichs“ ein.',
        alertTls:
            'Das Zertifikat der Adresse ist für Twilio nicht gültig. Erneuern Sie es, mit der vollständigen Zertifikatskette.',
        alertNotUs: 'Die Antwort kam nicht von dieser App. Sehen Sie nach, was der Proxy damit macht.',
        alertOther: 'Die Erklärung steht unter https://www.twilio.com/docs/api/errors/{code}.',
        late: '{part}: nicht bekannt, weil die Antwort zu lange brauchte. Führen Sie `/sms check` in einer Minute noch einmal aus.',
        partAccount: 'Die Anmeldung bei Twilio',
        partAddress: 'Die Adresse dieses Arbeitsbereichs',
        partNumbers: 'Die Nummern',
        partAlerts: 'Was Twilio nicht übergeben konnte',
    },
    es: {
        checkWhat: 'muestra qué está bien, qué está mal y cómo arreglarlo',
        here: '*Lo que ve la aplicación*',
        there: '*Lo que ven Twilio e Internet*',
        twilioNotAsked:
            'No se preguntó a Twilio: hacen falta el Account SID, el Auth Token y la dirección de este espacio de trabajo.',
        settingsRight: 'Los ajustes son correctos.',
        noToken:
            'No hay Auth Token, así que se rechazan todos los mensajes. Péguelo de la primera página de la consola de Twilio en los ajustes de la aplicación SMS Incoming.',
        noSid: 'No hay Account SID, así que no se puede enviar ninguna respuesta. Péguelo de la primera página de la consola de Twilio en los ajustes de la aplicación SMS Incoming.',
        oddSid: 'El Account SID no es válido: empieza por AC y tiene 34 caracteres. Cópielo otra vez de la primera página de la consola de Twilio.',
        noAddress:
            'No se sabe en qué dirección encuentra Twilio este espacio de trabajo. Introduzca la «Dirección de este espacio de trabajo» en los ajustes de la aplicación SMS Incoming, o la Site URL del espacio de trabajo.',
        underscore:
            'El nombre del servidor en la dirección del espacio de trabajo tiene un guion bajo, y Twilio no llama a direcciones así: nadie se entera de qué pasa con las respuestas. Use una dirección sin guion bajo como «Dirección de este espacio de trabajo».',
        privateAddress:
            'La dirección del espacio de trabajo solo es accesible desde su propia red, no para Twilio. Introduzca la dirección pública como «Dirección de este espacio de trabajo» en los ajustes de la aplicación SMS Incoming.',
        plainHttp:
            'La dirección del espacio de trabajo empieza por http, así que los mensajes llegan sin cifrar por Internet. Use https.',
        badSetting: 'El ajuste `{setting}` no es válido: {why}.',
        badSubaccount:
            'La línea {line} de «Subcuentas» no es válida. Cada línea es un Account SID, dos puntos y el Auth Token de esa subcuenta.',
        badDepartmentLine:
            'La línea {line} de «Departamentos por número» no es válida. Cada línea es un número, un signo igual y un departamento, y cada número aparece una sola vez.',
        badApiAddress:
            '«Dirección de la API de Twilio» no es una dirección válida, así que no se puede enviar nada. Vacíela, salvo que su cuenta esté en otra región de Twilio.',
        badPublicAddress:
            '«Dirección de este espacio de trabajo» no es una dirección válida, así que se usa la Site URL del espacio de trabajo. Introduzca una como https://chat.example.com, o vacíela.',
        badDefaultNumber:
            '«Número de envío cuando un agente escribe primero» no es un número de teléfono. Introduzca uno de los suyos con prefijo internacional, como +15558675310, o vacíelo.',
        badDefaultCountry:
            '«País de los números sin prefijo internacional» no es un país: se escribe con dos letras, como US.',
        noDefaultNumber:
            '«Número de envío cuando un agente escribe primero» es `{number}`, que no está en su cuenta de Twilio. Corríjalo.',
        omnichannelOn: 'Omnichannel está activado.',
        omnichannelOff:
            'Omnichannel está desactivado, así que los mensajes esperan. Actívelo en los ajustes del espacio de trabajo, en Omnichannel.',
        omnichannelUnknown: 'No se pudo averiguar si Omnichannel está activado.',
        online: 'Hay un agente en línea.',
        nobodyOnline:
            'No hay ningún agente en línea, así que los mensajes esperan a que haya uno. Un agente también tiene que estar disponible en Omnichannel.',
        onlineUnknown: 'No se pudo averiguar si hay un agente en línea.',
        departmentUnknown: 'No se pudo averiguar si el departamento «{department}» tiene un agente en línea.',
        noDepartment:
            'No existe el departamento «{department}», que nombran los ajustes de la aplicación SMS Incoming: Rocket.Chat reparte los mensajes por sí mismo. Corrija el nombre, o créelo en Omnichannel.',
        departmentOnline: 'El departamento «{department}» tiene un agente en línea.',
        departmentEmpty:
            'El departamento «{department}» no tiene ningún agente en línea, así que sus mensajes esperan. Revise sus agentes en Omnichannel.',
        noReactions:
            'Este Rocket.Chat no puede mostrar 📤 ✅ 👀 en las respuestas: hace falta la versión 8.2 o una posterior. De los fallos se avisa de todos modos.',
        onlyOne:
            'Este Rocket.Chat mantiene abierta una sola conversación por visitante, como todos desde la versión 8.3. No hay que hacer nada: los mensajes tienen un visitante propio para cada uno de sus números y conviven con una conversación de su sitio web.',
        onlyOneUnmarked:
            'No se puede saber si este Rocket.Chat mantiene abierta una sola conversación por visitante: la más reciente por mensaje empezó antes de la versión 8.3, que no lo hace. No hay que hacer nada: los mensajes conviven con una conversación de su sitio web en ambos casos.',
        onlyOneUnseen:
            'Si este Rocket.Chat mantiene abierta una sola conversación por visitante, como todos desde la versión 8.3, se verá con una conversación abierta por mensaje. No hay que hacer nada: los mensajes conviven con una conversación de su sitio web en ambos casos.',
        nothingWaits: 'No hay ningún mensaje ni ninguna respuesta en espera.',
        textsWait: 'Mensajes en espera: {count}, el más antiguo desde {since}. {why}',
        repliesWait: 'Respuestas en espera: {count}, la más antigua desde {since}. {why}',
        storeUnknown: 'No se pudo leer lo que está en espera. Compruebe si responde la base de datos de Rocket.Chat.',
        waitsForAgent:
            'No había nadie para responder: se muestran en cuanto haya un agente en línea en su departamento.',
        waitsForServer:
            'Rocket.Chat no los aceptó: el motivo está en el registro de la aplicación. Se intenta de nuevo automáticamente.',
        waitsForTurn:
            'Un mensaje anterior de la misma conversación aún no está resuelto. Se intenta de nuevo automáticamente.',
        waitsForVeto: 'Otra aplicación de este espacio de trabajo lo prohíbe: revise las otras aplicaciones.',
        waitsForBusyTwilio: 'Twilio no acepta más mensajes en este momento. Se intenta de nuevo automáticamente.',
        waitsForTwilio:
            'No se pudo conectar con Twilio. Se intenta de nuevo automáticamente; compruebe si el servidor de Rocket.Chat puede conectarse a Internet.',
        nothingRefused: 'Últimamente no se rechazó ningún mensaje.',
        refused:
            'Se rechazaron mensajes porque su firma era incorrecta: {count} desde que la aplicación se inició, el último a las {at}. Twilio tiene que llamar exactamente a `{url}`, y el Auth Token tiene que ser el de la cuenta: `/sms connect` muestra adónde llevan los números.',
        noError: 'Últimamente no falló nada.',
        lastError:
            'El último error fue `{event}` a las {at}: {why}. Errores de este tipo desde que la aplicación se inició: {times}. El registro de la aplicación dice más.',
        addressRight: '`{url}` lleva aquí.',
        addressWrongHost:
            '`{url}` no lleva a ninguna parte: no existe ese servidor, o su certificado no es válido. Corrija la «Dirección de este espacio de trabajo», o renueve el certificado.',
        addressUnanswered:
            '`{url}` no responde desde el propio servidor de Rocket.Chat. Puede que Twilio sí llegue: pruébelo con `/sms test`.',
        addressMissing:
            '`{url}` lleva a un Rocket.Chat, o a otro servidor, donde no está esta aplicación. Corrija la «Dirección de este espacio de trabajo», o lo que pasa el proxy.',
        addressElsewhere:
            'A `{url}` no respondió esta aplicación ({status}). Compruebe qué hace el proxy con ella, y si ahí se pide iniciar sesión.',
        accountRight: 'Twilio acepta el inicio de sesión de la cuenta `{account}`.',
        accountStatus:
            'Twilio dice que la cuenta `{account}` está {status}: no envía ni recibe. Mire en la consola de Twilio.',
        accountTrial:
            'La cuenta `{account}` es de prueba: solo envía a números verificados. Pásela a una cuenta normal en la consola de Twilio.',
        accountTrouble: 'La cuenta `{account}`: {why}',
        clockRight: 'El reloj va bien.',
        clockAhead:
            'El reloj del servidor de Rocket.Chat va {seconds} s adelantado respecto al de Twilio. Haga que se ajuste por NTP.',
        clockBehind:
            'El reloj del servidor de Rocket.Chat va {seconds} s atrasado respecto al de Twilio. Haga que se ajuste por NTP.',
        numbersRight: 'Los mensajes a {numbers} llegan aquí.',
        numbersUnread: 'No se pudo leer adónde llevan todos los números. {why}',
        noNumberHere: 'Todavía no lleva aquí ningún número. Conecte uno con `/sms connect`.',
        numberUnknown: 'No se sabe adónde lleva `{number}`, porque no se pudo leer su servicio de mensajería.',
        byService: 'Lo decide su servicio de mensajería «{service}».',
        numberFlawed: 'Los mensajes a `{number}` llegan aquí, pero {flaws}. `/sms connect {number}` lo arregla.',
        numberElsewhere:
            'Los mensajes a `{number}`, que es nuestro, van a `{url}`. `/sms connect {number}` los trae aquí.',
        numberApplication:
            'Los mensajes a `{number}`, que es nuestro, van a la aplicación TwiML `{sid}`. `/sms connect {number}` los trae aquí.',
        numberNowhere:
            'Los mensajes a `{number}`, que es nuestro, no van a ninguna parte. `/sms connect {number}` los trae aquí.',
        numberGone: '`{number}`, que era nuestro, ya no está en su cuenta de Twilio.',
        departmentNumber:
            '«Departamentos por número» contiene `{number}`, que no está en su cuenta de Twilio. Corríjalo ahí.',
        noService:
            'El servicio de mensajería `{sid}` de los ajustes no está en su cuenta de Twilio. Corrija el «SID del servicio de mensajería».',
        alert: 'Twilio no pudo entregar un mensaje o un estado: {count} en los últimos días, el último a las {at} (error {code}). {cause}',
        alertsUnread: 'No se pudo leer lo que Twilio no pudo entregar. {why}',
        noAlerts: 'Twilio pudo entregar todo en los últimos {days} días.',
        alertServer:
            'Rocket.Chat o su proxy respondió con un error ({status}), como durante una actualización. Compruebe si funciona sin interrupciones.',
        alertStatus:
            'Algo delante de la aplicación respondió con {status}. Compruebe qué hace el proxy con ello, y si ahí se pide iniciar sesión.',
        alertRefused:
            'La aplicación lo rechazó, porque la firma era incorrecta: el Auth Token es otro, o Twilio llama a otra dirección que la que espera la aplicación.',
        alertMissing:
            'Ahí no hay nada: la aplicación estaba apagada o se actualizaba, o la dirección es incorrecta. `/sms connect` muestra adónde llevan los números.',
        alertVerb: 'Twilio no llama por HTTP POST. Conecte el número otra vez con `/sms connect`.',
        alertSlow: 'No hubo respuesta a tiempo. Compruebe si Rocket.Chat está sobrecargado.',
        alertConnection: 'No hubo conexión. Compruebe si el espacio de trabajo es accesible desde Internet.',
        alertHost:
            'No se conoce el servidor de la dirección. Corrija la «Dirección de este espacio de trabajo», y conecte el número otra vez.',
        alertRedirects:
            'La dirección redirige demasiadas veces. Introduzca la dirección final como «Dirección de este espacio de trabajo».',
        alertTls: 'El certificado de la dirección no es válido para Twilio. Renuévelo, con la cadena completa.',
        alertNotUs: 'La respuesta no era de esta aplicación. Compruebe qué hace el proxy con ella.',
        alertOther: 'Se explica en https://www.twilio.com/docs/api/errors/{code}.',
        late: '{part}: no se sabe, porque la respuesta tardó demasiado. Ejecute `/sms check` otra vez dentro de un minuto.',
        partAccount: 'El inicio de sesión en Twilio',
        partAddress: 'La dirección de este espacio de trabajo',
        partNumbers: 'Los números',
        partAlerts: 'Lo que Twilio no pudo entregar',
    },
    fr: {
        checkWhat: 'montre ce qui va, ce qui ne va pas et comment y remédier',
        here: '*Ce que voit l’application*',
        there: '*Ce que voient Twilio et Internet*',
        twilioNotAsked:
            'Twilio n’a pas été interrogé : il faut pour cela l’Account SID, l’Auth Token et l’adresse de cet espace de travail.',
        settingsRight: 'Les paramètres sont corrects.',
        noToken:
            'Il n’y a pas d’Auth Token, chaque message est donc refusé. Collez-le depuis la première page de la console Twilio dans les paramètres de l’application SMS Incoming.',
        noSid: 'Il n’y a pas d’Account SID, aucune réponse ne peut donc partir. Collez-le depuis la première page de la console Twilio dans les paramètres de l’application SMS Incoming.',
        oddSid: 'L’Account SID n’est pas valide : il commence par AC et a 34 caractères. Copiez-le de nouveau depuis la première page de la console Twilio.',
        noAddress:
            'On ne sait pas à quelle adresse Twilio joint cet espace de travail. Saisissez l’« Adresse de cet espace de travail » dans les paramètres de l’application SMS Incoming, ou la Site URL de l’espace de travail.',
        underscore:
            'Le nom d’hôte dans l’adresse de l’espace de travail contient un tiret bas, et Twilio ne rappelle pas une telle adresse : personne n’apprend ce que deviennent les réponses. Indiquez une adresse sans tiret bas comme « Adresse de cet espace de travail ».',
        privateAddress:
            'L’adresse de l’espace de travail n’est joignable que depuis votre propre réseau, et pas par Twilio. Saisissez l’adresse publique comme « Adresse de cet espace de travail » dans les paramètres de l’application SMS Incoming.',
        plainHttp:
            'L’adresse de l’espace de travail commence par http, les messages traversent donc Internet sans chiffrement. Utilisez https.',
        badSetting: 'Le paramètre `{setting}` n’est pas valide : {why}.',
        badSubaccount:
            'La ligne {line} de « Sous-comptes » n’est pas valide. Chaque ligne est un Account SID, deux-points et l’Auth Token de ce sous-compte.',
        badDepartmentLine:
            'La ligne {line} de « Départements par numéro » n’est pas valide. Chaque ligne est un numéro, un signe égal et un département, et chaque numéro n’y figure qu’une fois.',
        badApiAddress:
            '« Adresse de l’API Twilio » n’est pas une adresse valide, rien ne peut donc être envoyé. Videz le champ, sauf si votre compte se trouve dans une autre région Twilio.',
        badPublicAddress:
            '« Adresse de cet espace de travail » n’est pas une adresse valide, la Site URL de l’espace de travail est donc utilisée. Saisissez une adresse comme https://chat.example.com, ou videz le champ.',
        badDefaultNumber:
            '« Numéro d’envoi quand un agent écrit en premier » n’est pas un numéro de téléphone. Saisissez l’un de vos numéros avec l’indicatif du pays, comme +15558675310, ou videz le champ.',
        badDefaultCountry:
            '« Pays des numéros saisis sans indicatif » n’est pas un code de pays : il s’écrit en deux lettres, comme US.',
        noDefaultNumber:
            '« Numéro d’envoi quand un agent écrit en premier » est `{number}`, qui n’est pas dans votre compte Twilio. Corrigez-le.',
        omnichannelOn: 'Omnichannel est activé.',
        omnichannelOff:
            'Omnichannel est désactivé, les messages attendent donc. Activez-le dans les paramètres de l’espace de travail, sous Omnichannel.',
        omnichannelUnknown: 'Impossible de savoir si Omnichannel est activé.',
        online: 'Un agent est en ligne.',
        nobodyOnline:
            'Aucun agent n’est en ligne, les messages attendent donc qu’il y en ait un. Un agent doit aussi être disponible dans Omnichannel.',
        onlineUnknown: 'Impossible de savoir si un agent est en ligne.',
        departmentUnknown: 'Impossible de savoir si le département « {department} » a un agent en ligne.',
        noDepartment:
            'Le département « {department} », que nomment les paramètres de l’application SMS Incoming, n’existe pas : Rocket.Chat répartit les messages lui-même. Corrigez son nom, ou créez-le dans Omnichannel.',
        departmentOnline: 'Le département « {department} » a un agent en ligne.',
        departmentEmpty:
            'Le département « {department} » n’a aucun agent en ligne, ses messages attendent donc. Vérifiez ses agents dans Omnichannel.',
        noReactions:
            'Ce Rocket.Chat ne peut pas afficher 📤 ✅ 👀 sur les réponses : il faut la version 8.2 ou plus récente. Les échecs sont signalés quand même.',
        onlyOne:
            'Ce Rocket.Chat ne garde ouverte qu’une conversation par visiteur, comme tous depuis la version 8.3. Il n’y a rien à faire : les messages ont un visiteur à part pour chacun de vos numéros et coexistent avec une conversation de votre site web.',
        onlyOneUnmarked:
            'Impossible de savoir si ce Rocket.Chat ne garde ouverte qu’une conversation par visiteur : la plus récente par message a commencé avant la version 8.3, qui ne le fait pas. Il n’y a rien à faire : les messages coexistent avec une conversation de votre site web dans les deux cas.',
        onlyOneUnseen:
            'Une conversation ouverte par message montrera si ce Rocket.Chat ne garde ouverte qu’une conversation par visiteur, comme tous depuis la version 8.3. Il n’y a rien à faire : les messages coexistent avec une conversation de votre site web dans les deux cas.',
        nothingWaits: 'Aucun message et aucune réponse en attente.',
        textsWait: 'Messages en attente : {count}, le plus ancien depuis {since}. {why}',
        repliesWait: 'Réponses en attente : {count}, la plus ancienne depuis {since}. {why}',
        storeUnknown: 'Ce qui attend n’a pas pu être lu. Vérifiez si la base de données de Rocket.Chat répond.',
        waitsForAgent:
            'Personne n’était là pour répondre : ils s’afficheront dès qu’un agent sera en ligne dans leur département.',
        waitsForServer:
            'Rocket.Chat ne les a pas acceptés : la raison est dans le journal de l’application. L’application réessaie d’elle-même.',
        waitsForTurn:
            'Un message antérieur de la même conversation n’est pas encore traité. L’application réessaie d’elle-même.',
        waitsForVeto: 'Une autre application de cet espace de travail l’interdit : vérifiez les autres applications.',
        waitsForBusyTwilio: 'Twilio n’accepte plus de messages en ce moment. L’application réessaie d’elle-même.',
        waitsForTwilio:
            'Twilio n’a pas pu être joint. L’application réessaie d’elle-même ; vérifiez si le serveur de Rocket.Chat peut se connecter à Internet.',
        nothingRefused: 'Aucun message n’a été refusé dernièrement.',
        refused:
            'Des messages ont été refusés parce que leur signature était incorrecte : {count} depuis le démarrage de l’application, le dernier à {at}. Twilio doit appeler exactement `{url}`, et l’Auth Token doit être celui du compte : `/sms connect` montre où mènent les numéros.',
        noError: 'Rien n’a échoué dernièrement.',
        lastError:
            'La dernière erreur était `{event}` à {at} : {why}. Erreurs de ce genre depuis le démarrage de l’application : {times}. Le journal de l’application en dit plus.',
        addressRight: '`{url}` mène ici.',
        addressWrongHost:
            '`{url}` ne mène nulle part : cet hôte n’existe pas, ou son certificat n’est pas valide. Corrigez l’« Adresse de cet espace de travail », ou renouvelez le certificat.',
        addressUnanswered:
            '`{url}` ne répond pas depuis le serveur même de Rocket.Chat. Twilio le joint peut-être quand même : essayez avec `/sms test`.',
        addressMissing:
            '`{url}` mène à un Rocket.Chat, ou à un autre serveur, qui n’y connaît pas cette application. Corrigez l’« Adresse de cet espace de travail », ou ce que transmet le proxy.',
        addressElsewhere:
            'Ce n’est pas cette application qui a répondu à `{url}` ({status}). Vérifiez ce qu’en fait le proxy, et si quelque chose y demande une connexion.',
        accountRight: 'Twilio accepte l’identification du compte `{account}`.',
        accountStatus:
            'Twilio dit que le compte `{account}` est {status} : il n’envoie ni ne reçoit. Regardez dans la console Twilio.',
        accountTrial:
            'Le compte `{account}` est un compte d’essai : il n’envoie qu’aux numéros vérifiés. Faites-le évoluer dans la console Twilio.',
        accountTrouble: 'Le compte `{account}` : {why}',
        clockRight: 'L’horloge est à l’heure.',
        clockAhead:
            'L’horloge du serveur de Rocket.Chat avance de {seconds} s sur celle de Twilio. Faites-la régler par NTP.',
        clockBehind:
            'L’horloge du serveur de Rocket.Chat retarde de {seconds} s sur celle de Twilio. Faites-la régler par NTP.',
        numbersRight: 'Les messages envoyés à {numbers} arrivent ici.',
        numbersUnread: 'Impossible de lire où mènent tous les numéros. {why}',
        noNumberHere: 'Aucun numéro ne mène encore ici. Connectez-en un avec `/sms connect`.',
        numberUnknown: 'On ne sait pas où mène `{number}`, car son service de messagerie n’a pas pu être lu.',
        byService: 'C’est son service de messagerie « {service} » qui en décide.',
        numberFlawed: 'Les messages à `{number}` arrivent ici, mais {flaws}. `/sms connect {number}` y remédie.',
        numberElsewhere:
            'Les messages à `{number}`, qui est à nous, vont vers `{url}`. `/sms connect {number}` les amène ici.',
        numberApplication:
            'Les messages à `{number}`, qui est à nous, vont vers l’application TwiML `{sid}`. `/sms connect {number}` les amène ici.',
        numberNowhere:
            'Les messages à `{number}`, qui est à nous, ne vont nulle part. `/sms connect {number}` les amène ici.',
        numberGone: '`{number}`, qui était à nous, n’est plus dans votre compte Twilio.',
        departmentNumber:
            '« Départements par numéro » contient `{number}`, qui n’est pas dans votre compte Twilio. Corrigez-y le numéro.',
        noService:
            'Le service de messagerie `{sid}` des paramètres n’est pas dans votre compte Twilio. Corrigez le « SID du service de messagerie ».',
        alert: 'Twilio n’a pas pu remettre un message ou un statut : {count} ces derniers jours, le dernier à {at} (erreur {code}). {cause}',
        alertsUnread: 'Ce que Twilio n’a pas pu remettre n’a pas pu être lu. {why}',
        noAlerts: 'Twilio a pu tout remettre ces {days} derniers jours.',
        alertServer:
            'Rocket.Chat ou son proxy a répondu par une erreur ({status}), comme pendant une mise à jour. Vérifiez qu’il fonctionne sans interruption.',
        alertStatus:
            'Quelque chose devant l’application a répondu par {status}. Vérifiez ce qu’en fait le proxy, et si quelque chose y demande une connexion.',
        alertRefused:
            'L’application l’a refusé, car la signature était incorrecte : l’Auth Token n’est pas le bon, ou Twilio appelle une autre adresse que celle que l’application attend.',
        alertMissing:
            'Il n’y a rien là : l’application était arrêtée ou en mise à jour, ou l’adresse est incorrecte. `/sms connect` montre où mènent les numéros.',
        alertVerb: 'Twilio n’appelle pas par HTTP POST. Connectez de nouveau le numéro avec `/sms connect`.',
        alertSlow: 'Il n’y a pas eu de réponse à temps. Vérifiez si Rocket.Chat est surchargé.',
        alertConnection: 'Il n’y a pas eu de connexion. Vérifiez si l’espace de travail est joignable depuis Internet.',
        alertHost:
            'L’hôte de l’adresse est inconnu. Corrigez l’« Adresse de cet espace de travail », et connectez de nouveau le numéro.',
        alertRedirects:
            'L’adresse redirige trop souvent. Saisissez celle à laquelle elle mène comme « Adresse de cet espace de travail ».',
        alertTls: 'Le certificat de l’adresse n’est pas valide pour Twilio. Renouvelez-le, avec toute sa chaîne.',
        alertNotUs: 'La réponse n’était pas celle de cette application. Vérifiez ce qu’en fait le proxy.',
        alertOther: 'Elle est expliquée à https://www.twilio.com/docs/api/errors/{code}.',
        late: '{part} : inconnu, car la réponse a pris trop de temps. Lancez `/sms check` de nouveau dans une minute.',
        partAccount: 'L’identification chez Twilio',
        partAddress: 'L’adresse de cet espace de travail',
        partNumbers: 'Les numéros',
        partAlerts: 'Ce que Twilio n’a pas pu remettre',
    },
    'pt-BR': {
        checkWhat: 'mostra o que está certo, o que está errado e como corrigir',
        here: '*O que o aplicativo vê*',
        there: '*O que a Twilio e a internet veem*',
        twilioNotAsked:
            'A Twilio não foi consultada: isso precisa do Account SID, do Auth Token e do endereço deste workspace.',
        settingsRight: 'As configurações estão corretas.',
        noToken:
            'Não há Auth Token, então toda mensagem é recusada. Cole-o da primeira página do console da Twilio nas configurações do aplicativo SMS Incoming.',
        noSid: 'Não há Account SID, então nenhuma resposta pode ser enviada. Cole-o da primeira página do console da Twilio nas configurações do aplicativo SMS Incoming.',
        oddSid: 'O Account SID não é válido: ele começa com AC e tem 34 caracteres. Copie-o de novo da primeira página do console da Twilio.',
        noAddress:
            'Não se sabe em que endereço a Twilio encontra este workspace. Preencha o “Endereço deste workspace” nas configurações do aplicativo SMS Incoming, ou a Site URL do workspace.',
        underscore:
            'O host no endereço do workspace tem um sublinhado, e a Twilio não chama um host assim: ninguém fica sabendo o que acontece com as respostas. Use um endereço sem sublinhado como “Endereço deste workspace”.',
        privateAddress:
            'O endereço do workspace só é acessível pela sua própria rede, não pela Twilio. Informe o endereço público como “Endereço deste workspace” nas configurações do aplicativo SMS Incoming.',
        plainHttp:
            'O endereço do workspace começa com http, então as mensagens passam pela internet sem criptografia. Use https.',
        badSetting: 'A configuração `{setting}` não é válida: {why}.',
        badSubaccount:
            'A linha {line} de “Subcontas” não é válida. Cada linha é um Account SID, dois-pontos e o Auth Token dessa subconta.',
        badDepartmentLine:
            'A linha {line} de “Departamentos por número” não é válida. Cada linha é um número, um sinal de igual e um departamento, e cada número aparece uma vez.',
        badApiAddress:
            '“Endereço da API da Twilio” não é um endereço válido, então nada pode ser enviado. Deixe-o vazio, a menos que sua conta esteja em outra região da Twilio.',
        badPublicAddress:
            '“Endereço deste workspace” não é um endereço válido, então é usada a Site URL do workspace. Informe um como https://chat.example.com, ou deixe-o vazio.',
        badDefaultNumber:
            '“Número de envio quando um agente escreve primeiro” não é um número de telefone. Informe um dos seus com o código do país, como +15558675310, ou deixe vazio.',
        badDefaultCountry: '“País dos números sem código do país” não é um país: são duas letras, como US.',
        noDefaultNumber:
            '“Número de envio quando um agente escreve primeiro” é `{number}`, que não está na sua conta da Twilio. Corrija-o.',
        omnichannelOn: 'O Omnichannel está ligado.',
        omnichannelOff:
            'O Omnichannel está desligado, então as mensagens esperam. Ligue-o nas configurações do workspace, em Omnichannel.',
        omnichannelUnknown: 'Não foi possível descobrir se o Omnichannel está ligado.',
        online: 'Um agente está online.',
        nobodyOnline:
            'Nenhum agente está online, então as mensagens esperam até que um esteja. O agente também precisa estar disponível no Omnichannel.',
        onlineUnknown: 'Não foi possível descobrir se um agente está online.',
        departmentUnknown: 'Não foi possível descobrir se o departamento “{department}” tem um agente online.',
        noDepartment:
            'Não existe o departamento “{department}”, que está nas configurações do aplicativo SMS Incoming: o Rocket.Chat distribui as mensagens por conta própria. Corrija o nome, ou crie-o no Omnichannel.',
        departmentOnline: 'O departamento “{department}” tem um agente online.',
        departmentEmpty:
            'O departamento “{department}” não tem agente online, então as mensagens dele esperam. Veja os agentes dele no Omnichannel.',
        noReactions:
            'Este Rocket.Chat não consegue mostrar 📤 ✅ 👀 nas respostas: é preciso ter a versão 8.2 ou mais nova. As falhas são avisadas mesmo assim.',
        onlyOne:
            'Este Rocket.Chat mantém aberta uma só conversa por visitante, como todos desde a versão 8.3. Não há nada a fazer: as mensagens têm um visitante próprio para cada um dos seus números e convivem com uma conversa do seu site.',
        onlyOneUnmarked:
            'Não dá para saber se este Rocket.Chat mantém aberta uma só conversa por visitante: a mais nova por mensagem começou antes da versão 8.3, que não faz isso. Não há nada a fazer: as mensagens convivem com uma conversa do seu site nos dois casos.',
        onlyOneUnseen:
            'Se este Rocket.Chat mantém aberta uma só conversa por visitante, como todos desde a versão 8.3, vai aparecer em uma conversa aberta por mensagem. Não há nada a fazer: as mensagens convivem com uma conversa do seu site nos dois casos.',
        nothingWaits: 'Nenhuma mensagem nem resposta está em espera.',
        textsWait: 'Mensagens em espera: {count}, a mais antiga desde {since}. {why}',
        repliesWait: 'Respostas em espera: {count}, a mais antiga desde {since}. {why}',
        storeUnknown: 'Não foi possível ler o que está em espera. Veja se o banco de dados do Rocket.Chat responde.',
        waitsForAgent:
            'Não havia ninguém para responder: elas aparecem assim que um agente estiver online no departamento delas.',
        waitsForServer:
            'O Rocket.Chat não as aceitou: o motivo está no registro do aplicativo. O aplicativo tenta de novo automaticamente.',
        waitsForTurn:
            'Uma mensagem anterior da mesma conversa ainda não foi concluída. O aplicativo tenta de novo automaticamente.',
        waitsForVeto: 'Outro aplicativo deste workspace proíbe isso: veja os outros aplicativos.',
        waitsForBusyTwilio:
            'A Twilio não aceita mais mensagens no momento. O aplicativo tenta de novo automaticamente.',
        waitsForTwilio:
            'Não foi possível conectar-se à Twilio. O aplicativo tenta de novo automaticamente; veja se o servidor do Rocket.Chat pode se conectar à internet.',
        nothingRefused: 'Nenhuma mensagem foi recusada ultimamente.',
        refused:
            'Mensagens foram recusadas porque a assinatura estava errada: {count} desde que o aplicativo iniciou, a última às {at}. A Twilio precisa chamar exatamente `{url}`, e o Auth Token precisa ser o da conta: `/sms connect` mostra para onde os números levam.',
        noError: 'Nada falhou ultimamente.',
        lastError:
            'O último erro foi `{event}` às {at}: {why}. Erros desse tipo desde que o aplicativo iniciou: {times}. O registro do aplicativo diz mais.',
        addressRight: '`{url}` leva para cá.',
        addressWrongHost:
            '`{url}` não leva a lugar nenhum: esse host não existe, ou o certificado dele não é válido. Corrija o “Endereço deste workspace”, ou renove o certificado.',
        addressUnanswered:
            '`{url}` não responde a partir do próprio servidor do Rocket.Chat. A Twilio talvez consiga mesmo assim: teste com `/sms test`.',
        addressMissing:
            '`{url}` leva a um Rocket.Chat, ou a outro servidor, onde este aplicativo não está. Corrija o “Endereço deste workspace”, ou o que o proxy repassa.',
        addressElsewhere:
            'Quem respondeu a `{url}` não foi este aplicativo ({status}). Veja o que o proxy faz com ele, e se ali é pedido um login.',
        accountRight: 'A Twilio aceita as credenciais da conta `{account}`.',
        accountStatus:
            'A Twilio diz que a conta `{account}` está {status}: ela não envia nem recebe. Veja no console da Twilio.',
        accountTrial:
            'A conta `{account}` é de teste: ela só envia para números verificados. Passe-a para uma conta paga no console da Twilio.',
        accountTrouble: 'A conta `{account}`: {why}',
        clockRight: 'O relógio está certo.',
        clockAhead:
            'O relógio do servidor do Rocket.Chat está {seconds} s adiantado em relação ao da Twilio. Ajuste-o por NTP.',
        clockBehind:
            'O relógio do servidor do Rocket.Chat está {seconds} s atrasado em relação ao da Twilio. Ajuste-o por NTP.',
        numbersRight: 'As mensagens para {numbers} chegam aqui.',
        numbersUnread: 'Não foi possível ler para onde todos os números levam. {why}',
        noNumberHere: 'Nenhum número leva para cá ainda. Conecte um com `/sms connect`.',
        numberUnknown: 'Não se sabe para onde `{number}` leva, porque o serviço de mensagens dele não pôde ser lido.',
        byService: 'Quem decide é o serviço de mensagens “{service}”.',
        numberFlawed: 'As mensagens para `{number}` chegam aqui, mas {flaws}. `/sms connect {number}` corrige isso.',
        numberElsewhere:
            'As mensagens para `{number}`, que é nosso, vão para `{url}`. `/sms connect {number}` as traz para cá.',
        numberApplication:
            'As mensagens para `{number}`, que é nosso, vão para o aplicativo TwiML `{sid}`. `/sms connect {number}` as traz para cá.',
        numberNowhere:
            'As mensagens para `{number}`, que é nosso, não vão para lugar nenhum. `/sms connect {number}` as traz para cá.',
        numberGone: '`{number}`, que era nosso, não está mais na sua conta da Twilio.',
        departmentNumber:
            '“Departamentos por número” cita `{number}`, que não está na sua conta da Twilio. Corrija-o ali.',
        noService:
            'O serviço de mensagens `{sid}` das configurações não está na sua conta da Twilio. Corrija o “SID do serviço de mensagens”.',
        alert: 'A Twilio não conseguiu entregar uma mensagem ou um status: {count} nos últimos dias, o último às {at} (erro {code}). {cause}',
        alertsUnread: 'Não foi possível ler o que a Twilio não conseguiu entregar. {why}',
        noAlerts: 'A Twilio conseguiu entregar tudo nos últimos {days} dias.',
        alertServer:
            'O Rocket.Chat ou o proxy dele respondeu com um erro ({status}), como durante uma atualização. Veja se ele funciona sem interrupções.',
        alertStatus:
            'Algo antes do aplicativo respondeu com {status}. Veja o que o proxy faz com isso, e se ali é pedido um login.',
        alertRefused:
            'O aplicativo a recusou, porque a assinatura estava errada: o Auth Token é outro, ou a Twilio chama outro endereço que não o esperado pelo aplicativo.',
        alertMissing:
            'Não há nada ali: o aplicativo estava desligado ou sendo atualizado, ou o endereço está errado. `/sms connect` mostra para onde os números levam.',
        alertVerb: 'A Twilio não chama por HTTP POST. Conecte o número de novo com `/sms connect`.',
        alertSlow: 'Não houve resposta a tempo. Veja se o Rocket.Chat está sobrecarregado.',
        alertConnection: 'Não houve conexão. Veja se o workspace é acessível pela internet.',
        alertHost:
            'O host do endereço é desconhecido. Corrija o “Endereço deste workspace”, e conecte o número de novo.',
        alertRedirects:
            'O endereço redireciona vezes demais. Informe o endereço final como “Endereço deste workspace”.',
        alertTls: 'O certificado do endereço não é válido para a Twilio. Renove-o, com toda a cadeia.',
        alertNotUs: 'A resposta não era deste aplicativo. Veja o que o proxy faz com ela.',
        alertOther: 'Ele é explicado em https://www.twilio.com/docs/api/errors/{code}.',
        late: '{part}: não se sabe, porque a resposta demorou demais. Execute `/sms check` de novo em um minuto.',
        partAccount: 'O login na Twilio',
        partAddress: 'O endereço deste workspace',
        partNumbers: 'Os números',
        partAlerts: 'O que a Twilio não conseguiu entregar',
    },
};
