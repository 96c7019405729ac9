/** Packages the app at the end of `npm ci`, so that the first `npm start` is ready at once. Never fails the install. */
import { packagedApp } from './package-app.mts';

try {
    await packagedApp();
} catch (error) {
    console.warn(`The app was not packaged; npm start will try again. ${error instanceof Error ? error.message : ''}`);
}
