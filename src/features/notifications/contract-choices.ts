import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { clock, done, id, instant, nothing, paged, paging, timeZone } from '../../shared/fields.ts'
import { chosenTopics, mailRhythms, mailTopics } from './rules/mail-topics.ts'

const topic = z.enum(chosenTopics)
const rhythm = z.enum(mailRhythms)
const token = z.string().min(1).max(200)

const choices = z.object({
  address: z.string().nullable(),
  topics: z.array(z.object({ topic, rhythm })),
  timeZone: z.string(),
  /** In these hours nothing comes but what cannot wait; null: there are none. */
  quietFrom: z.string().nullable(),
  quietTo: z.string().nullable(),
  digestAt: z.string(),
})

/** Groups that are left out stay as they are. `needed` and `schedule` must arrive, and take nothing but `at-once`. */
const wanted = {
  ...Object.fromEntries(mailTopics.map(name => [name, rhythm.optional()])),
  timeZone: timeZone.optional(),
  quietFrom: clock.nullable().optional(),
  quietTo: clock.nullable().optional(),
  digestAt: clock.optional(),
} as Record<(typeof mailTopics)[number], z.ZodOptional<typeof rhythm>> & {
  timeZone: z.ZodOptional<typeof timeZone>
  quietFrom: z.ZodOptional<z.ZodNullable<typeof clock>>
  quietTo: z.ZodOptional<z.ZodNullable<typeof clock>>
  digestAt: z.ZodOptional<typeof clock>
}

export const getMailChoices = defineCall({
  name: 'notifications.getMailChoices',
  method: 'GET',
  path: '/me/mail-choices',
  summary: 'Which mails I get, how often, and when',
  input: nothing,
  output: choices,
})

export const saveMailChoices = defineCall({
  name: 'notifications.saveMailChoices',
  method: 'PUT',
  path: '/me/mail-choices',
  summary: 'Choose which mails I get, how often, and my quiet hours; what must arrive cannot be ended',
  input: z.object(wanted),
  output: done,
})

export const getMailChoicesByLink = defineCall({
  name: 'notifications.getMailChoicesByLink',
  method: 'GET',
  path: '/mail-choices/:token',
  summary: 'The same behind the link beneath a mail, without an account',
  input: z.object({ token }),
  output: choices.extend({
    about: z.enum([...mailTopics, 'digest']),
    /** What one click ends; nothing where it is ended already or must arrive. */
    ends: z.array(topic),
  }),
})

export const saveMailChoicesByLink = defineCall({
  name: 'notifications.saveMailChoicesByLink',
  method: 'POST',
  path: '/mail-choices/:token',
  summary: 'Choose which mails come, behind the link beneath a mail',
  input: z.object({ token, ...wanted }),
  output: done,
})

export const endMailsByLink = defineCall({
  name: 'notifications.endMailsByLink',
  method: 'POST',
  path: '/mail-choices/:token/end',
  summary: 'No more mails of the link’s group, with one click',
  input: z.object({ token }),
  output: done,
})

export const listBounces = defineCall({
  name: 'notifications.listBounces',
  method: 'GET',
  path: '/mail-bounces',
  summary: 'Addresses that mail came back from and that are not written to until somebody looked at them',
  input: z.object(paging),
  output: paged(
    z.object({
      address: z.string(),
      status: z.string(),
      reason: z.string(),
      since: instant,
      mailId: id.nullable(),
      personId: id.nullable(),
      name: z.string().nullable(),
    }),
  ),
})

export const clearBounce = defineCall({
  name: 'notifications.clearBounce',
  method: 'POST',
  path: '/mail-bounces/clear',
  summary: 'Say that somebody’s address is right: mail is sent there again',
  input: z.object({ person: id }),
  output: done,
})

export const clearBouncedAddress = defineCall({
  name: 'notifications.clearBouncedAddress',
  method: 'POST',
  path: '/mail-bounces/clear-address',
  summary: 'The same for an address that is nobody’s in the house',
  input: z.object({ address: z.string().min(1).max(320) }),
  output: done,
})
