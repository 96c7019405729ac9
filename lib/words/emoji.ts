/** The emoji a shortcode such as `heart` or `thumbsup_tone2` stands for, without its colons; undefined for an unknown
 * one, which may be a workspace's custom picture. A `_tone1` to `_tone5` ending adds the skin tone.
 * Source: emojione's names, which Rocket.Chat's picker inserts, with their usual aliases; only the most used. */
export function emojiOf(shortcode: string): string | undefined {
    const toned = /^(.+)_tone([1-5])$/.exec(shortcode);
    if (!toned) {
        return find(shortcode);
    }
    const plain = find(toned[1] ?? '');
    return plain && SKIN_TONED.test(plain) ? plain + toneModifier(Number(toned[2])) : undefined;
}

function find(name: string): string | undefined {
    const row = /^[\w+-]+$/.test(name) ? TABLE.find((names) => names.includes(` ${name} `)) : undefined;
    return row === undefined ? undefined : /[^\w\s+-]+/.exec(row.slice(row.indexOf(` ${name} `)))?.[0];
}

function toneModifier(tone: number): string {
    return String.fromCodePoint(0x1f3fa + tone);
}

// Hands and people without a variation selector: the modifier has to follow the base directly.
const SKIN_TONED = /^[👍👎👏🙌🙏👋👌💪👉👈👆👇🤝✊👊🤞🤷🤦🙋✋]$/u;

// Names, then the emoji they stand for. Several to a line, so that the table can be taken in at a glance.
const TABLE: readonly string[] = [
    ' smile 😄 smiley 😃 grinning 😀 grin 😁 laughing satisfied 😆 sweat_smile 😅 joy 😂 rofl rolling_on_the_floor_laughing 🤣',
    ' blush 😊 innocent 😇 slight_smile slightly_smiling_face 🙂 upside_down upside_down_face 🙃 wink 😉 relieved 😌',
    ' heart_eyes 😍 kissing_heart 😘 kissing 😗 yum 😋 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜',
    ' hugging hugging_face hugs 🤗 thinking thinking_face 🤔 nerd nerd_face 🤓 sunglasses 😎 star_struck 🤩 smirk 😏',
    ' unamused 😒 disappointed 😞 pensive 😔 worried 😟 confused 😕 slight_frown slightly_frowning_face 🙁 persevere 😣',
    ' tired_face 😫 weary 😩 triumph 😤 angry 😠 rage 😡 neutral_face 😐 expressionless 😑 hushed 😯 open_mouth 😮',
    ' astonished 😲 dizzy_face 😵 flushed 😳 scream 😱 fearful 😨 cold_sweat 😰 cry 😢 sob 😭 sweat 😓 sleepy 😪 sleeping 😴',
    ' rolling_eyes 🙄 grimacing 😬 zipper_mouth 🤐 mask 😷 thermometer_face 🤒 head_bandage 🤕 partying_face 🥳',
    ' money_mouth 🤑 no_mouth 😶 pleading_face 🥺 exploding_head 🤯 skull 💀 ghost 👻 robot robot_face 🤖 poop hankey 💩',
    ' thumbsup +1 👍 thumbsdown -1 👎 clap 👏 raised_hands 🙌 pray folded_hands 🙏 wave 👋 ok_hand 👌 muscle 💪',
    ' point_right 👉 point_left 👈 point_up_2 👆 point_down 👇 point_up ☝️ v ✌️ handshake 🤝 fist ✊ punch 👊',
    ' fingers_crossed crossed_fingers 🤞 shrug 🤷 facepalm face_palm 🤦 raising_hand 🙋 raised_hand ✋ eyes 👀 writing_hand ✍️',
    ' heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 broken_heart 💔',
    ' two_hearts 💕 sparkling_heart 💖 hearts ♥️ kiss 💋 100 💯 fire 🔥 sparkles ✨ star ⭐ star2 🌟 boom 💥 zap ⚡ tada 🎉',
    ' confetti_ball 🎊 balloon 🎈 gift 🎁 birthday 🎂 cake 🍰 trophy 🏆 medal 🏅 crown 👑 gem 💎 rocket 🚀 bulb 💡 bell 🔔',
    ' white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️',
    ' no_entry ⛔ no_entry_sign 🚫 question ❓ exclamation heavy_exclamation_mark ❗ bangbang ‼️ information_source ℹ️ sos 🆘',
    ' red_circle 🔴 green_circle 🟢 yellow_circle 🟡 large_blue_circle blue_circle 🔵 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️',
    ' arrow_down ⬇️ heavy_plus_sign ➕ heavy_minus_sign ➖ recycle ♻️ lock 🔒 unlock 🔓 key 🔑 mag 🔍 link 🔗 paperclip 📎',
    ' pushpin 📌 round_pushpin 📍 calendar 📆 date 📅 alarm_clock ⏰ hourglass ⌛ stopwatch ⏱️ watch ⌚ phone telephone ☎️',
    ' telephone_receiver 📞 iphone mobile_phone 📱 computer 💻 email envelope ✉️ e-mail 📧 incoming_envelope 📨 mailbox 📫',
    ' package 📦 truck 🚚 car red_car 🚗 taxi 🚕 bus 🚌 train 🚆 airplane ✈️ bike 🚲 house 🏠 office 🏢 hospital 🏥 hotel 🏨',
    ' shopping_cart 🛒 moneybag 💰 dollar 💵 euro 💶 credit_card 💳 receipt 🧾 chart_with_upwards_trend 📈 bar_chart 📊 memo 📝',
    ' pencil ✏️ page_facing_up 📄 clipboard 📋 book 📖 books 📚 camera 📷 microphone 🎤 musical_note 🎵 headphones 🎧 tools 🛠️',
    ' wrench 🔧 gear ⚙️ pill 💊 syringe 💉 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ rainbow 🌈 sun_with_face 🌞 moon 🌙',
    ' earth_africa 🌍 earth_americas 🌎 rose 🌹 sunflower 🌻 bouquet 💐 seedling 🌱 four_leaf_clover 🍀 dog 🐶 cat 🐱 coffee ☕',
    ' tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 champagne 🍾 pizza 🍕 hamburger 🍔 apple 🍎 banana 🍌 speech_balloon 💬 zzz 💤 ',
];
