import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory, FlowProblem } from '#contract/hipcall/call-flow.ts'
import classes from './call-steps.module.css'
import { stepWords, type Wording } from './call-words.ts'

interface Props {
  call: Call
  story: CallStory
  wording: Wording
}

/** The steps of the call as a table: seconds from the start, time of day, what happened. Says the same as the drawing. */
export function CallSteps({ call, story, wording }: Props) {
  const { t, clock, timeOfDay } = wording
  return (
    <table className={classes.steps}>
      <caption>{t('call.steps.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('call.steps.at')}</th>
          <th scope="col">{t('call.steps.clock')}</th>
          <th scope="col">{t('call.steps.what')}</th>
        </tr>
      </thead>
      <tbody>
        {story.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place, and never move
          <tr key={index}>
            <td>{clock(step.at)}</td>
            <td>{timeOfDay(story.startedAt + step.at * 1000)}</td>
            <td>{stepWords(step, call, story, wording)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a reader of the steps should know about them. */
export function CallProblems({ problems, wording }: { problems: readonly FlowProblem[]; wording: Wording }) {
  if (problems.length === 0) return null
  return (
    <ul className={classes.problems} aria-label={wording.t('call.problem.title')}>
      {problems.map((problem) => (
        <li key={problem.kind}>{problemWords(problem, wording)}</li>
      ))}
    </ul>
  )
}

function problemWords(problem: FlowProblem, { t, prose, distance }: Wording): string {
  switch (problem.kind) {
    case 'clock':
      return t(problem.seconds > 0 ? 'call.problem.clockAhead' : 'call.problem.clockBehind', {
        distance: distance(Math.abs(problem.seconds)),
      })
    case 'length':
      return t('call.problem.length', { flow: prose(problem.flow), call: prose(problem.call) })
    case 'unknown_actions':
      return t('call.problem.unknown_actions', { actions: problem.actions.join(', ') })
    case 'duplicates':
    case 'lone_failures':
      return t(`call.problem.${problem.kind}`, { count: problem.count })
    default:
      return t(`call.problem.${problem.kind}`)
  }
}
