/** The emoji that the workspace knows, by the short names of Rocket.Chat's list, which is far longer. */
const KNOWN = new Set(
    (
        'alarm_clock arrow_right ballot_box_with_check bangbang bell boom clock1 clock3 e-mail envelope envelope_with_arrow ' +
        'exclamation eye eyes grey_exclamation grey_question hammer heavy_check_mark hourglass ' +
        'hourglass_flowing_sand inbox_tray incoming_envelope interrobang mailbox mailbox_closed mailbox_with_mail ' +
        'mobile_phone_off negative_squared_cross_mark no_bell no_entry no_entry_sign no_mobile_phones o octagonal_sign ok ' +
        'ok_hand outbox_tray question red_circle satellite smile speech_balloon stopwatch telephone_receiver thumbsdown ' +
        'thumbsup +1 -1 timer warning white_check_mark x blue_circle green_circle heart tada'
    ).split(' '),
);

/** Whether `:name:` (the colons do not matter) is an emoji here. */
export function isEmoji(reaction: string): boolean {
    return KNOWN.has(reaction.replaceAll(':', ''));
}
