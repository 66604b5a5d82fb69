import { config } from 'zod'

// The pages' content security policy allows no code made from text; zod then reads schemas instead of compiling them.
config({ jitless: true })
