"""How many threads a step should take on a machine that is not ours alone.

Parallel loops wait for their slowest thread: with one of two cores taken by somebody else, two threads train slower
than one. So before each step the load that others made during the last one is read, and a core left to them for it.
"""

import os
import time
from pathlib import Path

_STAT = Path("/proc/stat")
_TICKS = os.sysconf("SC_CLK_TCK")


def busy_seconds(stat=None, niceness=None):
    """CPU seconds all processes have used since start-up, from the first line of /proc/stat. Those of niced ones count
    only where this one is niced too: else they give way to it."""
    user, nice, system, _idle, _iowait, irq, softirq, *_ = map(int, (stat or _STAT.read_text()).split("\n")[0].split()[1:])
    niced = (os.nice(0) if niceness is None else niceness) > 0
    return (user + nice * niced + system + irq + softirq) / _TICKS


class Threads:
    """Call `next()` before each step; it returns the number of threads to use, `most` on an idle machine."""

    def __init__(self, most, busy=busy_seconds, own=time.process_time, clock=time.monotonic):
        self.most, self._read = most, lambda: (busy(), own(), clock())
        self._last = self._read() if _STAT.exists() else None

    def next(self):
        if self._last is None:
            return self.most
        now = self._read()
        busy, own, wall = (new - old for new, old in zip(now, self._last))
        self._last = now
        others = max(0.0, busy - own) / max(wall, 1e-3)
        return max(1, self.most - int(others + 0.6))
