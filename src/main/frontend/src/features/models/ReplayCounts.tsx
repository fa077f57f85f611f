import { exactly } from '../../shared/time/deadline';
import type { Effect, Replay } from './api';
import { effectInWords, effectsOf } from './replaying';

/** Effects and load of a replay, in numbers. @param onPick lists the changes with an effect */
export function ReplayCounts({
  replay,
  picked,
  onPick,
}: {
  replay: Replay;
  picked?: Effect | undefined;
  onPick?: (effect: Effect | undefined) => void;
}) {
  return (
    <>
      <p className="quiet">
        {replay.done.toLocaleString()} of {replay.total.toLocaleString()} changes, asked for from{' '}
        {exactly(replay.from)} to {exactly(replay.until)}.
      </p>
      <ul className="effects" aria-label="Effects">
        {effectsOf(replay).map(([effect, count]) => (
          <li key={effect}>
            <strong className="effects__count">{count.toLocaleString()}</strong>{' '}
            {onPick && effect !== 'same' ? (
              <button
                type="button"
                className="link"
                aria-pressed={picked === effect}
                onClick={() => onPick(picked === effect ? undefined : effect)}
              >
                {effectInWords(effect)}
              </button>
            ) : (
              effectInWords(effect)
            )}
          </li>
        ))}
      </ul>
      {replay.load.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <div className="rows-frame" tabIndex={0}>
          <table className="rows">
            <caption className="quiet">Seats to fill, by team</caption>
            <thead>
              <tr>
                <th scope="col">Team</th>
                <th scope="col" className="rows__right">
                  Was
                </th>
                <th scope="col" className="rows__right">
                  Would be
                </th>
              </tr>
            </thead>
            <tbody>
              {replay.load.map((one) => (
                <tr key={one.team}>
                  <th scope="row">{one.team}</th>
                  <td className="rows__right">{one.before.toLocaleString()}</td>
                  <td className="rows__right">{one.after.toLocaleString()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
