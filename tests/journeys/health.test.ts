import { expect, test } from '../support/test.ts'

test('the server says that it is alive', async ({ request }) => {
  const response = await request.get('/sante')
  expect(response.status()).toBe(200)
})
