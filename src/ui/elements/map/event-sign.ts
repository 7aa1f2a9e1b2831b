/** The name of the sign of events in the style of the map. */
export const eventSign = 'event'

/** A small calendar in a colour, at twice its size: 12 px drawn on 24. The server draws the same in its still map. */
export function drawEventSign(colour: string): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = 24
  canvas.height = 24
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  pen.strokeStyle = colour
  pen.lineWidth = 2.4
  pen.stroke(new Path2D('M4 6h16v14h-16zM4 12h16M8 2v6M16 2v6'))
  return pen.getImageData(0, 0, 24, 24)
}
