import { describe, expect, it } from 'vitest'
import { createVirtualTime } from '#server/testing/virtual-time.ts'
import { fetchSound } from './fetch-sound.ts'

const ADDRESS = 'https://sounds.example/1.mp3?X-Amz-Expires=3600'

describe('a sound', () => {
  it('is asked for with the headers given and nothing else, and comes as it is', async () => {
    const time = createVirtualTime(0)
    const asked: Request[] = []
    const fetch = async (request: Request) => {
      asked.push(request)
      return new Response('part', { status: 206 })
    }
    const response = await fetchSound({ fetch, time }, ADDRESS, { range: 'bytes=0-3' })
    expect([response.status, await response.text(), time.pending]).toEqual([206, 'part', 0])
    expect([asked[0]?.url, asked[0]?.redirect, Object.fromEntries(asked[0]?.headers ?? [])]).toEqual([
      ADDRESS,
      'follow',
      { range: 'bytes=0-3' },
    ])
  })

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'nowhere', '', 'https://me:secret@sounds.example/1.mp3'])(
    'is not fetched from “%s”',
    async (address) => {
      const fetch = () => expect.unreachable()
      await expect(fetchSound({ fetch, time: createVirtualTime(0) }, address, {})).rejects.toMatchObject({ failure: 'refused' })
    },
  )

  it('is given up where no answer begins within ten seconds', async () => {
    const time = createVirtualTime(0)
    const asked: Request[] = []
    const fetch = (request: Request) => {
      asked.push(request)
      return new Promise<never>(() => {})
    }
    const failed = fetchSound({ fetch, time }, ADDRESS, {}).catch((error: unknown) => error)
    await time.run()
    expect(await failed).toMatchObject({ failure: 'timeout', message: 'the server of this sound did not answer within 10 seconds' })
    expect([time.now(), asked[0]?.signal.aborted]).toEqual([10_000, true])
  })

  it('stops when who listens goes, also in its middle', async () => {
    const time = createVirtualTime(0)
    const gone = new AbortController()
    const asked: Request[] = []
    const fetch = async (request: Request) => {
      asked.push(request)
      return new Response('begun')
    }
    await fetchSound({ fetch, time }, ADDRESS, {}, gone.signal)
    await time.run(60_000)
    expect(asked[0]?.signal.aborted).toBe(false)
    gone.abort()
    expect(asked[0]?.signal.aborted).toBe(true)
  })
})
