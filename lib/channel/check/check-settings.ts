import { takesCallbacks } from '../../model/public-address';
import type { SettingProblem } from '../../model/settings';
import { isOfThisMachine } from '../../twilio/api-hosts';
import type { CheckKey } from '../../words/topics/check';
import { type CheckVisit, type Finding, right, wrong } from './finding';

/** What is set, as far as nobody has to be asked. A line that cannot be used is named and never quoted: it may hold a token. */
export function checkSettings({ ports: { settings }, say }: CheckVisit): readonly Finding[] {
    const { accounts, apiUrl, publicAddress, problems } = settings;
    const { sid, authTokens } = accounts.main;
    const findings: Finding[] = [];
    if (authTokens.length === 0 && accounts.subaccounts.size === 0) {
        findings.push(wrong(say('noToken')));
    }
    if (authTokens.length > 0 && sid === '') {
        findings.push(wrong(say('noSid')));
    } else if (sid !== '' && !/^AC[0-9a-f]{32}$/i.test(sid)) {
        findings.push(wrong(say('oddSid')));
    }
    if (publicAddress === undefined) {
        findings.push(wrong(say('noAddress')));
    } else if (!takesCallbacks(publicAddress)) {
        findings.push(wrong(say('underscore')));
    } else if (apiUrl === undefined || !isOfThisMachine(apiUrl)) {
        const isHidden = isPrivate(publicAddress.hosts[1]);
        findings.push(...(isHidden ? [wrong(say('privateAddress'))] : []));
        findings.push(...(publicAddress.scheme === 'http:' && !isHidden ? [wrong(say('plainHttp'))] : []));
    }
    findings.push(...problems.flatMap((problem) => tellProblem(problem, publicAddress === undefined, say)));
    return findings.length > 0 ? findings : [right(say('settingsRight'))];
}

/** Whether a host is none that the Internet reaches. Source: RFC 1918, RFC 6761. */
function isPrivate(host: string): boolean {
    return /^(?:localhost|.*\.(?:localhost|local|lan|internal)|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|\[.*\])$/.test(
        host,
    );
}

function tellProblem(
    { setting, line, why }: SettingProblem,
    isAddressTold: boolean,
    say: CheckVisit['say'],
): readonly Finding[] {
    const key = PROBLEMS[setting];
    if (setting === 'public_url' && (isAddressTold || why.includes('underscore'))) {
        return [];
    }
    return [wrong(key === undefined ? say('badSetting', { setting, why }) : say(key, { line: String(line ?? 1) }))];
}

const PROBLEMS: Readonly<Partial<Record<SettingProblem['setting'], CheckKey>>> = {
    twilio_subaccounts: 'badSubaccount',
    departments_by_number: 'badDepartmentLine',
    twilio_api_url: 'badApiAddress',
    public_url: 'badPublicAddress',
    default_number: 'badDefaultNumber',
    default_country: 'badDefaultCountry',
};
