const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;
const TWO_UNITS = /[\^{}\\[~\]|€]/g;

/** How many SMS segments a body takes, at least 1: 160 or 153 GSM-7 units, 70 or 67 UTF-16 units.
 * Source: Twilio glossary "SMS character limit". */
export function segmentsOf(body: string): number {
    const gsm = GSM.test(body);
    const units = gsm ? body.length + (body.match(TWO_UNITS)?.length ?? 0) : body.length;
    const [single, part] = gsm ? [160, 153] : [70, 67];
    return units <= single ? 1 : Math.ceil(units / part);
}
