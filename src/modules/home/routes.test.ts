import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const pages = [
  '/',
  '/decouvrir',
  '/agir',
  '/comprendre',
  '/aide',
  '/mentions-legales',
  '/donnees-personnelles',
  '/accessibilite',
  '/ecoconception',
  '/plan-du-site',
]

describe('without any data', async () => {
  const app = createApp(testServices(await testDatabase()))
  const html = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, text: await response.text() }
  }

  test.each(pages.flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`]))(
    '%s answers with one title of its own',
    async (path) => {
      const { status, text } = await html(path)
      expect(status).toBe(200)
      expect(text.match(/<h1[ >]/g)).toHaveLength(1)
    },
  )
})
