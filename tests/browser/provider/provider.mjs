// A certified OpenID provider on loopback that asks every client for PKCE. Whoever signs in is who
// they say they are. /spoil/<what> makes the next sign-in come back wrong in that way.
import Provider from "oidc-provider"

const { PORT, PUBLIC_URL, CLIENT_ID, CLIENT_SECRET } = process.env
const issuer = `http://localhost:${PORT}`
const HOUR = 3600
let spoilt = ""

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [`${PUBLIC_URL}/oauth2callback`],
      post_logout_redirect_uris: [`${PUBLIC_URL}/oauth2callback`],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false, // who it is stands in the ID token itself
  cookies: { keys: [CLIENT_SECRET] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: true, name: id }),
  }),
  pkce: { required: () => true },
  ttl: { IdToken: () => (spoilt === "expired" ? -HOUR : HOUR) },
})

const wrong = {
  nonce: { nonce: "somebody-elses-nonce" },
  challenge: { code_challenge: "A".repeat(43) },
}

provider.use(async (ctx, next) => {
  if (ctx.path.startsWith("/spoil/")) {
    spoilt = ctx.path.slice("/spoil/".length)
    ctx.body = spoilt
    return
  }
  if (ctx.path === "/auth" && wrong[spoilt]) ctx.query = { ...ctx.query, ...wrong[spoilt] }
  await next()
})

provider.listen(PORT, "127.0.0.1")
