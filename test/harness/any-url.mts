import fc from 'fast-check';

interface Parts {
    readonly hasQuery?: boolean;
    readonly hasFragment?: boolean;
}

/** Any address of the web. fast-check's own takes seconds of each process to be made. */
export function anyUrl({ hasQuery = false, hasFragment = false }: Parts = {}): fc.Arbitrary<string> {
    const words = fc.string({ unit: fc.constantFrom(...UNITS), maxLength: 10 });
    const end = (mark: string, isThere: boolean) =>
        isThere
            ? fc.option(words, { nil: undefined }).map((text) => (text === undefined ? '' : mark + text))
            : fc.constant('');
    return fc
        .tuple(
            fc.constantFrom('http', 'https'),
            fc.domain(),
            fc.array(words, { maxLength: 4 }).map((path) => path.map((step) => `/${step}`).join('')),
            end('?', hasQuery),
            end('#', hasFragment),
        )
        .map(([scheme, host, ...rest]) => `${scheme}://${host}${rest.join('')}`);
}

/** What may stand between the slashes of a path, behind `?` and behind `#`. */
const UNITS = [..."abcXYZ019-._~!$&'()*+,;=:@", '%20', '%2F', '%C3%A9', '%25'];
