/** The check character of the first fifteen digits of an ORCID iD: ISO/IEC 7064, MOD 11-2 (https://support.orcid.org, « Structure of the ORCID identifier »). */
export function orcidCheck(digits: string): string {
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const result = (12 - (total % 11)) % 11
  return result === 10 ? 'X' : String(result)
}

/** An ORCID iD as people paste it (with or without hyphens or address) in its canonical form; null when it cannot be one. */
export function readOrcid(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?orcid\.org\//i, '')
    .replaceAll(/[\s-]/g, '')
    .toUpperCase()
  if (!/^\d{15}[\dX]$/.test(bare) || orcidCheck(bare.slice(0, 15)) !== bare[15]) return null
  return bare.replace(/(.{4})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4')
}
