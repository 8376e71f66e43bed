/** File of the store; its presence is what makes a folder hold a store. */
export const STORE_FILE = 'tuban.gpkg';
