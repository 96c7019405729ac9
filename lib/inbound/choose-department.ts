import type { Address } from '../model/address';
import { type DepartmentMap, departmentFor } from '../model/department-map';

export interface DepartmentChoice {
    /** The `department` of the webhook's query; '' for none. */
    readonly query: string;
    /** The address the customer wrote to. */
    readonly to: Address;
    readonly map: DepartmentMap;
    /** The setting `default_department`; '' for none. */
    readonly fallback: string;
}

/**
 * Departments to try, ids or names, best first, none twice: what the webhook's address asks for (as the built-in route
 * has it), then what the texted number decides, then the default. Empty means Rocket.Chat's own routing.
 */
export function chooseDepartment({ query, to, map, fallback }: DepartmentChoice): readonly string[] {
    const wanted = [query, departmentFor(to.raw, map), fallback].map((name) => (name ?? '').trim());
    return [...new Set(wanted.filter((name) => name !== ''))];
}
