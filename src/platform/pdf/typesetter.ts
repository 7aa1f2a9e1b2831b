import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Logger } from 'pino'
import { AppError } from '../errors.ts'
import { frenchSpaces } from '../i18n/french-spaces.ts'
import type { Sources } from './compile-document.ts'
import { fonts } from './fonts.ts'
import house from './house.typ?raw'
import type { Answered, Told } from './typeset-process.ts'

/**
 * A document to typeset: `template` is Typst source that imports `/house.typ` and reads `/data.json`, where the data stand as
 * JSON: what people write is never pasted into source. `pictures` are SVG, or the bytes of JPEG, by file name.
 */
export type PrintedDocument = {
  template: string
  data: unknown
  pictures?: Record<string, string | Uint8Array>
}

export type Typesetter = {
  /**
   * The PDF of a document.
   * @throws AppError busy when too many wait already, or when it takes too long
   */
  typeset: (document: PrintedDocument) => Promise<Uint8Array>
  /** Ends the process that typesets; documents that wait are refused. */
  stop: () => Promise<void>
}

/** Limits of a typesetter, in documents, milliseconds and bytes. */
export type TypesetLimits = { waiting: number; time: number; idle: number; memory: number }
const usualLimits: TypesetLimits = { waiting: 8, time: 45_000, idle: 20_000, memory: 256 * 1024 * 1024 }

type Job = {
  sources: Sources
  resolve: (pdf: Uint8Array) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

/**
 * A typesetter in a process of its own, started by the first document: a long document blocks no page, a hung or crashed
 * compiler is ended without harm, and its memory goes back with it when nothing is asked for a while (decision 0020).
 */
export function createTypesetter(log: Logger, limits: TypesetLimits = usualLimits): Typesetter {
  const queue: Job[] = []
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let busy = false
  let stopped = false

  const end = () => {
    clearTimeout(idle)
    child?.removeAllListeners()
    child?.kill('SIGKILL')
    child = null
  }
  /** The document under way is over, well or not; the next one begins. */
  const finish = (outcome: Uint8Array | Error) => {
    const job = queue.shift()
    busy = false
    if (job) {
      clearTimeout(job.timer)
      if (outcome instanceof Error) job.reject(outcome)
      else job.resolve(outcome)
    }
    next()
  }
  const start = (): ChildProcess => {
    const made = fork(entry, {
      execArgv: [],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    made.on('message', (answered: Answered) => {
      if ('failed' in answered) log.error({ err: { message: answered.failed } }, 'a document was not typeset')
      else if (answered.memory > limits.memory) end()
      finish('failed' in answered ? new AppError('internal') : answered.pdf)
    })
    const gone = (reason: unknown) => {
      log.error({ err: { message: String(reason) } }, 'the typesetting process ended')
      end()
      if (busy) finish(new AppError('busy'))
    }
    made.on('error', gone)
    made.on('exit', gone)
    // Pages come first.
    if (made.pid) setPriority(made.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    // It keeps no command waiting: whoever asked for a document does.
    made.unref()
    made.channel?.unref()
    made.send({ fonts } satisfies Told)
    return made
  }
  const next = () => {
    const job = queue[0]
    if (!job || busy) {
      if (!busy) idle = setTimeout(end, limits.idle).unref()
      return
    }
    clearTimeout(idle)
    busy = true
    child ??= start()
    child.send(job.sources satisfies Told)
  }
  /** Its time is up: one that waits leaves, the one under way is cut with the process. */
  const tooLate = (job: Job) => {
    const place = queue.indexOf(job)
    if (place > 0 || !busy) {
      queue.splice(place, 1)
      job.reject(new AppError('busy'))
      return
    }
    end()
    finish(new AppError('busy'))
  }

  return {
    typeset: (document) => {
      if (stopped || queue.length > limits.waiting) return Promise.reject(new AppError('busy'))
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
      const sources = sourcesOf(document)
      const job: Job = { sources, resolve, reject, timer: setTimeout(() => tooLate(job), limits.time) }
      queue.push(job)
      next()
      return promise
    },
    stop: async () => {
      stopped = true
      end()
      for (const job of queue.splice(0)) {
        clearTimeout(job.timer)
        job.reject(new AppError('busy'))
      }
    },
  }
}

// The bundle holds the process beside this file as .js; from sources, Node strips the types itself.
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './typeset-process.ts' : './typeset-process.js',
  import.meta.url,
)

/** How values are written: the texts of a French document with the spaces that hold. */
const printed = (data: unknown) =>
  data && typeof data === 'object' && 'lang' in data && data.lang === 'fr'
    ? (_key: string, value: unknown) => (typeof value === 'string' ? frenchSpaces(value) : value)
    : undefined

/** What the compiler is given for a document: data and pictures as files beside the template. */
export function sourcesOf({ template, data, pictures = {} }: PrintedDocument): Sources {
  const drawings = Object.entries(pictures).map(([name, content]) => [`/${name}`, content])
  return {
    main: template,
    files: {
      ...Object.fromEntries(drawings),
      '/house.typ': house,
      '/data.json': JSON.stringify(data, printed(data)),
    },
  }
}
