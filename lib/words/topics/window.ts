import type { Topic } from '../say';

/** What an agent reads of channels that take free words only for a day after the customer's last text. */
const EN = {
    what: 'sends a WhatsApp or Messenger reply that waited for the customer to write',
    ends: '⏳ The customer’s last text is almost 24 hours old. At {time} WhatsApp and Messenger take no more free words, until the customer writes again.',
    sendNow: 'Send it now',
    templates: 'Templates',
    stillShut: 'The customer has not written since. Your words can be sent as soon as they do.',
    nothingStopped: 'No reply of this conversation is waiting for the customer to write.',
    onItsWay: '✉️ It is on its way: the message itself shows whether it arrives.',
} as const;

export const WINDOW_WORDS: Topic<keyof typeof EN> = {
    en: EN,
    de: {
        what: 'sendet eine Antwort auf WhatsApp oder Messenger, die darauf gewartet hat, dass der Kunde schreibt',
        ends: '⏳ Die letzte Nachricht des Kunden ist fast 24 Stunden alt. Ab {time} nehmen WhatsApp und Messenger keine frei geschriebenen Nachrichten mehr an, bis der Kunde wieder schreibt.',
        sendNow: 'Jetzt senden',
        templates: 'Vorlagen',
        stillShut: 'Der Kunde hat seither nicht geschrieben. Sobald er schreibt, kann Ihre Nachricht gesendet werden.',
        nothingStopped: 'Keine Antwort dieses Gesprächs wartet darauf, dass der Kunde schreibt.',
        onItsWay: '✉️ Sie ist unterwegs: An der Nachricht selbst sehen Sie, ob sie ankommt.',
    },
    es: {
        what: 'envía una respuesta de WhatsApp o Messenger que esperaba a que el cliente escribiera',
        ends: '⏳ El último mensaje del cliente tiene casi 24 horas. A las {time} WhatsApp y Messenger dejan de aceptar mensajes de texto libre, hasta que el cliente vuelva a escribir.',
        sendNow: 'Enviarlo ahora',
        templates: 'Plantillas',
        stillShut: 'El cliente no ha escrito desde entonces. Su mensaje podrá enviarse en cuanto lo haga.',
        nothingStopped: 'Ninguna respuesta de esta conversación espera a que el cliente escriba.',
        onItsWay: '✉️ Está en camino: el propio mensaje muestra si llega.',
    },
    fr: {
        what: 'envoie une réponse WhatsApp ou Messenger qui attendait que le client écrive',
        ends: '⏳ Le dernier message du client a presque 24 heures. À {time}, WhatsApp et Messenger n’acceptent plus de messages libres, jusqu’à ce que le client écrive de nouveau.',
        sendNow: 'L’envoyer maintenant',
        templates: 'Modèles',
        stillShut: 'Le client n’a pas écrit depuis. Votre message pourra être envoyé dès qu’il le fera.',
        nothingStopped: 'Aucune réponse de cette conversation n’attend que le client écrive.',
        onItsWay: '✉️ Elle est en route : le message lui-même montre si elle arrive.',
    },
    'pt-BR': {
        what: 'envia uma resposta do WhatsApp ou Messenger que aguardava o cliente escrever',
        ends: '⏳ A última mensagem do cliente tem quase 24 horas. Às {time} o WhatsApp e o Messenger deixam de aceitar mensagens livres, até o cliente escrever de novo.',
        sendNow: 'Enviar agora',
        templates: 'Modelos',
        stillShut: 'O cliente não escreveu desde então. Sua mensagem poderá ser enviada assim que ele escrever.',
        nothingStopped: 'Nenhuma resposta desta conversa aguarda o cliente escrever.',
        onItsWay: '✉️ Ela está a caminho: a própria mensagem mostra se chega.',
    },
};
