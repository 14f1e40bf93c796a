/**
 * Day 1 and “09:00”: the day of the scenario and the clock, in the zone that the start is written in.
 * `start` is an instant as scenarios have it, `at` is in seconds from it.
 */
export function clockTime(start: string, at: number): { day: number; time: string } {
  const [, hour, minute, second] = /T(\d\d):(\d\d):(\d\d(?:\.\d+)?)/.exec(start) ?? [];
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) + at;
  const minutes = Math.floor((seconds % 86_400) / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: Math.floor(seconds / 86_400) + 1, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** “19 h”, “40 min”, “2 d 3 h”: a length of time in seconds, to two units. */
export function lengthOfTime(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}
