/** The id in app.json: part of every address of the app. */
export const APP_ID = 'd629f886-b933-4da2-9570-5c1cfeb8cd12';

/** The path of one of the app's public endpoints. */
export function appPath(endpoint: string): string {
    return `/api/apps/public/${APP_ID}/${endpoint.replace(/^\//, '')}`;
}
