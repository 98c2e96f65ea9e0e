/** The entries of the navigation, in order. A screen is added here, in paths.ts and in router.tsx. */
import { IconPhone } from '@tabler/icons-react'
import { paths } from './paths.ts'

export const NAVIGATION = [{ name: 'calls', to: paths.calls(), Icon: IconPhone }] as const
