import { createHash, randomBytes } from 'node:crypto'

/** A secret given once to one person: 32 random bytes in base64url. Only its SHA-256 is stored. */
export function newSecret(prefix = ''): { secret: string; hash: Buffer } {
  const secret = prefix + randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

/** SHA-256 of a secret as received; anything may be hashed, only a true one is found. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
