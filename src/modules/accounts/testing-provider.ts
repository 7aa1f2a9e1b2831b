import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the test provider says of whoever signs in there. */
export type Claims = { sub: string; email: string; given_name: string; usual_name: string }

/**
 * An OpenID Connect provider on this machine that behaves as ProConnect does: signed user information, its own scopes. Whoever comes is `who` at once,
 * without a page.
 * @param site origin of the site that uses it
 */
export async function testProvider(site: string, who: () => Claims) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const account = { clientId: 'maillage', clientSecret: 'un-secret-d-essai' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: account.clientId,
        client_secret: account.clientSecret,
        redirect_uris: [`${site}/connexion/proconnect/retour`],
        post_logout_redirect_uris: [`${site}/connexion/sortie`],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id'],
    claims: { openid: ['sub'], email: ['email'], given_name: ['given_name'], usual_name: ['usual_name'] },
    features: { jwtUserinfo: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['essai'] },
    interactions: { url: (_, { uid }) => `/entrer/${uid}` },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...who(), sub: id }) }),
  })
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/entrer/')) return answer(request, response)
    const details = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: who().sub, clientId: account.clientId })
    grant.addOIDCScope(String(details.params.scope))
    await provider.interactionFinished(request, response, {
      login: { accountId: who().sub },
      consent: { grantId: await grant.save() },
    })
  })

  return {
    settings: { issuer, ...account },
    /** What a browser does there: follows every redirection until it is back at the site. */
    async visit(url: string): Promise<string> {
      const cookies = new Map<string, string>()
      let next = url
      while (next.startsWith(issuer)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const seen = await fetch(next, { redirect: 'manual', headers: { Cookie: cookie } })
        for (const set of seen.headers.getSetCookie()) {
          const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
          cookies.set(name, value)
        }
        const location = seen.headers.get('location')
        if (!location) throw new Error(`the provider stops at ${next}: ${await seen.text()}`)
        next = new URL(location, issuer).href
      }
      return next
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
