export { eraseToolPhotos } from './edit-tool-photo.ts'
export * from './policy.ts'
export { writeToolLabels } from './tool-labels.ts'
