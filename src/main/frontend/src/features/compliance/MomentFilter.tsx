import { TextInput } from '@carbon/react';
import { instant, local } from '../../shared/time/local';

/** About which moment a report is. */
export function MomentFilter({ at, onChange }: { at?: string; onChange: (at?: string) => void }) {
  return (
    <div className="filters filters--few">
      <TextInput
        id="report-at"
        type="datetime-local"
        size="sm"
        labelText="At"
        value={at ? local(new Date(at)) : ''}
        onChange={(event) => onChange(instant(event.target.value))}
      />
    </div>
  );
}
