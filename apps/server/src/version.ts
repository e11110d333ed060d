/** Version of the server, the same for all parts of Isotherm. */
export const serverVersion: string = "0.1.0";
