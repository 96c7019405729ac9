type Fields = { readonly [field: string]: unknown };

/**
 * A record in app shape: each app field takes the server field it names, or what its function makes of the whole record.
 * Absent values are left out, and what nobody took ends up in `_unmappedProperties_`, as in Rocket.Chat's converters.
 */
export async function transform(
    record: Fields,
    map: { readonly [appField: string]: string | ((take: (field: string) => unknown) => unknown) },
): Promise<Record<string, unknown>> {
    const rest: Record<string, unknown> = { ...record };
    const take = (field: string): unknown => {
        const value = rest[field];
        delete rest[field];
        return value;
    };
    const result: Record<string, unknown> = {};
    for (const [appField, from] of Object.entries(map)) {
        const value = typeof from === 'string' ? take(from) : await from(take);
        if (value !== undefined) result[appField] = value;
    }
    return { ...result, _unmappedProperties_: rest };
}
