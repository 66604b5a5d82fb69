/** Where the API lives below the installation's address. */
export const apiPrefix = '/api/v1'
