/** What reads and writes pictures, loaded when the first one comes: until then it would only take memory. */
export const pictures = async () => (await import('sharp')).default
