import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('a mail server and a sender are read; without them there is none', () => {
  expect(readConfig({})).toMatchObject({ smtpUrl: null, mailFrom: null })
  expect(
    readConfig({
      SMTP_URL: 'smtps://compte:motdepasse@smtp.example:465',
      MAILLAGE_MAIL_FROM: 'site@example.org',
    }),
  ).toMatchObject({ smtpUrl: 'smtps://compte:motdepasse@smtp.example:465', mailFrom: 'site@example.org' })
})

test.each(['SMTP_URL', 'DATABASE_URL'])('a wrong %s is named, and its password not repeated', (name) => {
  const read = () => readConfig({ [name]: 'http://compte:motdepasse@serveur' })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(name)
  expect(read).not.toThrow('motdepasse')
})
