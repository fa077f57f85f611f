import { Button, Checkbox, CheckboxGroup, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { type Draw, STRATA, type Stratum } from './history';

/** How to draw: a seed, how many, and by what the population is divided before. */
export function SampleForm({
  draw,
  drawing,
  onDraw,
}: {
  draw: Draw;
  drawing: boolean;
  onDraw: (draw: Draw) => void;
}) {
  const [seed, setSeed] = useState(draw.seed);
  const [size, setSize] = useState(String(draw.size));
  const [strata, setStrata] = useState<Stratum[]>(draw.strata);
  const many = Number(size);
  const wrong = !Number.isInteger(many) || many < 1 || many > 1000;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && seed.trim() !== '') {
      onDraw({ seed: seed.trim(), size: many, strata });
    }
  };
  return (
    <form className="draw" onSubmit={send}>
      <TextInput
        id="sample-seed"
        size="sm"
        labelText="Seed"
        helperText="Any words. The same seed draws the same sample again."
        value={seed}
        maxLength={100}
        onChange={(event) => setSeed(event.target.value)}
      />
      <TextInput
        id="sample-size"
        size="sm"
        inputMode="numeric"
        labelText="How many"
        helperText="1 to 1,000, and at least one of each stratum."
        value={size}
        invalid={size !== '' && wrong}
        invalidText="A whole number from 1 to 1,000."
        onChange={(event) => setSize(event.target.value)}
      />
      <CheckboxGroup legendText="Divided by" orientation="horizontal">
        {STRATA.map(([stratum, name]) => (
          <Checkbox
            key={stratum}
            id={`sample-by-${stratum}`}
            labelText={name}
            checked={strata.includes(stratum)}
            onChange={(_, { checked }) =>
              setStrata((now) => (checked ? [...now, stratum] : now.filter((one) => one !== stratum)))
            }
          />
        ))}
      </CheckboxGroup>
      <Button type="submit" size="sm" disabled={drawing || wrong || seed.trim() === ''}>
        {drawing ? 'Drawing …' : 'Draw the sample'}
      </Button>
    </form>
  );
}
