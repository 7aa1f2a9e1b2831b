import { pdfFault } from './check-pdf.ts'
import { type FileFault, type FileKind, fileTypes, largestFile, pictureKinds } from './file-kinds.ts'
import { pictures } from './pictures.ts'
import { isPhoto } from './prepare-photo.ts'
import { readZip } from './zip.ts'

const mostPixels = 50_000_000
const widest = 3000

export type PreparedFile = { kind: FileKind; name: string; contentType: string; content: Uint8Array }

/**
 * Checks by its content a file that somebody joins, whatever its name says: PDF, picture, office document without macros. A picture is encoded anew,
 * without where nor with what it was taken. @param options.pictures true: pictures alone
 */
export async function prepareFile(
  file: File,
  options: { pictures: boolean },
): Promise<{ file: PreparedFile } | { fault: FileFault }> {
  if (file.size === 0) return { fault: 'missing' }
  if (file.size > largestFile) return { fault: 'heavy' }
  const content = new Uint8Array(await file.arrayBuffer())
  const found = isPhoto(content) ? await readPicture(content) : options.pictures ? null : readPaper(content)
  if (!found) return { fault: 'type' }
  if ('fault' in found) return found
  return { file: { ...found, name: nameOf(file.name, found.kind), contentType: fileTypes[found.kind] } }
}

type Found = { kind: FileKind; content: Uint8Array } | { fault: FileFault }

async function readPicture(content: Uint8Array): Promise<Found> {
  try {
    const picture = (await pictures())(content, {
      failOn: 'error',
      limitInputPixels: mostPixels,
      animated: false,
    })
    const { format } = await picture.metadata()
    const kind = pictureKinds.find((each) => each === format) ?? 'jpg'
    const made = picture
      .autoOrient()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
    const encoded =
      kind === 'png' ? made.png() : kind === 'webp' ? made.webp({ quality: 85 }) : made.jpeg({ quality: 85 })
    return { kind, content: await encoded.toBuffer() }
  } catch (error) {
    return { fault: /pixel limit/i.test((error as Error).message) ? 'heavy' : 'broken' }
  }
}

function readPaper(content: Uint8Array): Found | null {
  const start = Buffer.from(content.subarray(0, 5)).toString('latin1')
  if (start === '%PDF-') {
    const fault = pdfFault(content)
    return fault ? { fault: fault === 'no-pdf' ? 'broken' : fault } : { kind: 'pdf', content }
  }
  return start.startsWith('PK\x03\x04') ? readOffice(content) : null
}

// What runs, or hides a program, in either family of office documents (ODF 1.3 part 2, 3.1; ECMA-376 part 1, 15.2).
const running =
  /(^|\/)(vbaProject|vbaData|activeX|oleObject)|^(Basic|Scripts)\/|\.(exe|dll|js|vbs|bat|jar|html?)$/i
const parts = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
} as const

function readOffice(content: Uint8Array): Found | null {
  const names = new Set<string>()
  try {
    const read = readZip(
      Buffer.from(content.buffer, content.byteOffset, content.length),
      (name) => {
        names.add(name)
        return name === 'mimetype'
      },
      200,
    )
    const said = read.get('mimetype')?.toString('utf8').trim()
    const kind =
      (['odt', 'ods', 'odp'] as const).find((each) => fileTypes[each] === said) ??
      Object.entries(parts).find(([part]) => names.has('[Content_Types].xml') && names.has(part))?.[1]
    if (!kind) return null
    return [...names].some((name) => running.test(name)) ? { fault: 'active' } : { kind, content }
  } catch {
    return { fault: 'broken' }
  }
}

/** A name that any system takes, whose ending is that of what the file is. */
function nameOf(given: string, kind: FileKind): string {
  const base = (given.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N} _.,()'’-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .slice(0, 80)
    .trim()
  return `${base || 'fichier'}.${kind}`
}
