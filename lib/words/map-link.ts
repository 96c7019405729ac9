/** An address that shows a place on a map, in a browser or an app. Degrees. Source: Google "Maps URLs". */
export function mapLink({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): string {
    return `https://maps.google.com/?q=${plainDegrees(latitude)},${plainDegrees(longitude)}`;
}

// Seven digits are a centimetre; a number in exponent form would not be understood.
function plainDegrees(degrees: number): string {
    return degrees.toFixed(7).replace(/\.?0+$/, '');
}
