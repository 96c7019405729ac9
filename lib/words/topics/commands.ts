import type { Topic } from '../say';

/** What `/sms` says whichever of its commands is run. A name in braces stands for what is put there. */
const EN = {
    what: '*What you can do with* `/sms`',
    help: 'this list',
    nothing:
        'Its commands are for administrators of this workspace and for the agents of Omnichannel. There are none for you.',
    unknown: '⚠️ There is no `/sms {word}`.',
    nearest: 'Did you mean `/sms {name}`?',
    seeHelp: '`/sms help` shows what there is.',
    adminsOnly:
        '⚠️ `/sms {name}` is for administrators of this workspace: for users with the role admin. Ask one of them.',
    agentsOnly:
        '⚠️ `/sms {name}` is for the agents of Omnichannel. An administrator of this workspace can make you one.',
    failed: '⚠️ `{command}` did not work, because something went wrong in the app. An administrator finds the reason in the app’s log.',
    goOn: 'To go on, press the button or type `/sms {command}`. Anything else changes nothing.',
    notYours: '⚠️ You do not serve this conversation, so that its buttons do nothing for you. Type the command instead.',
    onItsWay: '⏳ This takes longer. The answer follows here.',
} as const;

export const COMMAND_WORDS: Topic<keyof typeof EN> = {
    en: EN,
    de: {
        what: '*Was Sie mit* `/sms` *tun können*',
        help: 'diese Liste',
        nothing:
            'Die Befehle sind für Administratoren dieses Arbeitsbereichs und für die Agenten von Omnichannel. Für Sie gibt es keine.',
        unknown: '⚠️ `/sms {word}` gibt es nicht.',
        nearest: 'Meinten Sie `/sms {name}`?',
        seeHelp: '`/sms help` zeigt, was es gibt.',
        adminsOnly:
            '⚠️ `/sms {name}` ist für Administratoren dieses Arbeitsbereichs: für Benutzer mit der Rolle admin. Wenden Sie sich an einen von ihnen.',
        agentsOnly:
            '⚠️ `/sms {name}` ist für die Agenten von Omnichannel. Ein Administrator dieses Arbeitsbereichs kann Sie zum Agenten machen.',
        failed: '⚠️ `{command}` ist fehlgeschlagen, weil in der App etwas schiefging. Ein Administrator findet den Grund im Protokoll der App.',
        goOn: 'Um fortzufahren, klicken Sie auf die Schaltfläche oder tippen Sie `/sms {command}`. Alles andere ändert nichts.',
        notYours:
            '⚠️ Sie betreuen dieses Gespräch nicht, daher haben die Schaltflächen für Sie keine Wirkung. Tippen Sie stattdessen den Befehl.',
        onItsWay: '⏳ Das dauert länger. Die Antwort folgt hier.',
    },
    es: {
        what: '*Lo que puede hacer con* `/sms`',
        help: 'esta lista',
        nothing:
            'Los comandos son para los administradores de este espacio de trabajo y para los agentes de Omnichannel. No hay ninguno para usted.',
        unknown: '⚠️ No existe `/sms {word}`.',
        nearest: '¿Quería decir `/sms {name}`?',
        seeHelp: '`/sms help` muestra los comandos disponibles.',
        adminsOnly:
            '⚠️ `/sms {name}` es para los administradores de este espacio de trabajo: para usuarios con el rol admin. Pídaselo a uno de ellos.',
        agentsOnly:
            '⚠️ `/sms {name}` es para los agentes de Omnichannel. Un administrador de este espacio de trabajo puede hacerle agente.',
        failed: '⚠️ `{command}` no funcionó, porque algo falló en la aplicación. Un administrador encuentra el motivo en el registro de la aplicación.',
        goOn: 'Para continuar, pulse el botón o escriba `/sms {command}`. Cualquier otra cosa no cambia nada.',
        notYours:
            '⚠️ Usted no atiende esta conversación, así que sus botones no tienen efecto para usted. Escriba el comando en su lugar.',
        onItsWay: '⏳ Esto tarda más. La respuesta seguirá aquí.',
    },
    fr: {
        what: '*Ce que vous pouvez faire avec* `/sms`',
        help: 'cette liste',
        nothing:
            'Les commandes sont destinées aux administrateurs de cet espace de travail et aux agents d’Omnichannel. Il n’y en a pas pour vous.',
        unknown: '⚠️ `/sms {word}` n’existe pas.',
        nearest: 'Vouliez-vous dire `/sms {name}` ?',
        seeHelp: '`/sms help` montre les commandes disponibles.',
        adminsOnly:
            '⚠️ `/sms {name}` est réservé aux administrateurs de cet espace de travail : aux utilisateurs qui ont le rôle admin. Adressez-vous à l’un d’eux.',
        agentsOnly:
            '⚠️ `/sms {name}` est réservé aux agents d’Omnichannel. Un administrateur de cet espace de travail peut faire de vous un agent.',
        failed: '⚠️ `{command}` n’a pas fonctionné, car quelque chose a échoué dans l’application. Un administrateur en trouve la raison dans le journal de l’application.',
        goOn: 'Pour continuer, appuyez sur le bouton ou tapez `/sms {command}`. Tout le reste ne change rien.',
        notYours:
            '⚠️ Vous ne suivez pas cette conversation, ses boutons n’ont donc aucun effet pour vous. Tapez plutôt la commande.',
        onItsWay: '⏳ Cela prend plus de temps. La réponse suivra ici.',
    },
    'pt-BR': {
        what: '*O que você pode fazer com* `/sms`',
        help: 'esta lista',
        nothing:
            'Os comandos são para os administradores deste workspace e para os agentes do Omnichannel. Não há nenhum para você.',
        unknown: '⚠️ Não existe `/sms {word}`.',
        nearest: 'Você quis dizer `/sms {name}`?',
        seeHelp: '`/sms help` mostra os comandos disponíveis.',
        adminsOnly:
            '⚠️ `/sms {name}` é para os administradores deste workspace: para usuários com a função admin. Fale com um deles.',
        agentsOnly:
            '⚠️ `/sms {name}` é para os agentes do Omnichannel. Um administrador deste workspace pode tornar você um agente.',
        failed: '⚠️ `{command}` não funcionou, porque algo deu errado no aplicativo. Um administrador encontra o motivo no registro do aplicativo.',
        goOn: 'Para continuar, clique no botão ou digite `/sms {command}`. Qualquer outra coisa não muda nada.',
        notYours:
            '⚠️ Você não atende esta conversa, por isso os botões dela não têm efeito para você. Digite o comando em vez disso.',
        onItsWay: '⏳ Isto demora mais. A resposta virá aqui.',
    },
};
