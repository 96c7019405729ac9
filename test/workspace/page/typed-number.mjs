const PHONE = /^\+[1-9]\d{6,14}$/;
const SHORT_CODE = /^\d{3,8}$/;

/**
 * The Twilio address of a number as somebody typed it, or what is wrong with it.
 * @param {{ number: string, channel: string }} typed
 * @returns {{ address: string, problem?: undefined } | { problem: string }}
 */
export function typedNumber({ number, channel }) {
    const compact = number.replace(/[\s().-]/g, '');
    if (PHONE.test(compact)) {
        return { address: channel === 'sms' ? compact : `${channel}:${compact}` };
    }
    if (channel === 'sms' && SHORT_CODE.test(compact)) {
        return { address: compact };
    }
    const shortCode = channel === 'sms' ? ', or a short code of 3 to 8 digits' : '';
    return {
        problem: `“${number.trim()}” is no number. Write it with + and its country code, as +14155550134${shortCode}.`,
    };
}
