export { grantMembership, moveMemberships } from './memberships.ts'
