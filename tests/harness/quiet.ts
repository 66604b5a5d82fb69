import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Noise is a failure: nothing under test writes to the console. */
beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level)
})

afterEach(() => {
  for (const level of ['error', 'warn'] as const) {
    const spy = vi.mocked(console[level])
    expect(spy.mock.calls, `console.${level} was called`).toEqual([])
    spy.mockRestore()
  }
})
