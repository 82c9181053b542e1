import { crc32, deflateSync } from 'node:zlib'
import { saveMedia } from '../src/areas/questions/media.commands.ts'
import { beginQuestionnaire, publishVersion } from '../src/areas/questions/questionnaire.commands.ts'
import { draftEveryWay } from '../src/areas/questions/questionnaire.demo.ts'
import { type PastOffice, must } from './clock.ts'
import type { Cast } from './people.ts'

/** A survey that asks in every way there is, with a picture above one of its questions. */
export async function buildQuestionnaire(past: PastOffice, cast: Cast): Promise<void> {
  past.goTo(20)
  const ada = cast.find('ada')
  await past.act(ada.id, ada.roles, async (tx) => {
    const { questionnaireId } = must(await beginQuestionnaire(tx, draftEveryWay(past.today())))
    const picture = {
      file: { name: 'plans-written-down.png', bytes: drawBars([0.35, 0.5, 0.8]) },
      alt: 'Three bars, each higher than the one before: plans written down in spring, summer and fall',
      transcript: 'Of ten plans, 3 to 4 were written down in spring, 5 in summer and 8 in fall.',
    }
    must(await saveMedia(tx, { questionnaireId, itemKey: 'sure' }, picture, past.files))
    must(await publishVersion(tx, questionnaireId))
  })
}

const [width, height] = [360, 160]

/** A picture of bars, as PNG, so that nothing has to be shipped. */
function drawBars(shares: number[]): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor((x / width) * shares.length)
      const isGap = (x / width) * shares.length - at > 0.75
      rows[y * (width + 1) + 1 + x] = !isGap && 1 - y / height <= shares[at]! ? 0x55 : 0xf4
    }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}
