"""Sizes, durations and schedules."""

from cdk8s import Cron, Duration, Size, SizeRoundingBehavior

AMOUNTS = [
    0,
    1,
    2,
    7,
    24,
    59,
    60,
    61,
    90,
    100,
    119,
    1000,
    1024,
    1500,
    3600,
    3601,
    86400,
    90061,
    123456789,
    0.5,
    1.0,
    1.5,
    0.1,
    1e21,
    2**60,
    -1,
    -0.5,
]
for unit in ("millis", "seconds", "minutes", "hours", "days"):
    for amount in AMOUNTS:
        name = f"{unit}({amount})"
        show(name, lambda: getattr(Duration, unit)(amount) and None)
        try:
            duration = getattr(Duration, unit)(amount)
        except RuntimeError:
            continue
        for method in ("to_milliseconds", "to_seconds", "to_minutes", "to_hours", "to_days"):
            show(name + method, lambda: getattr(duration, method)())
            show(name + method, lambda: getattr(duration, method)(integral=False))
        show(name + " iso", duration.to_iso_string)
        show(name + " words", duration.to_human_string)
        show(name + " label", duration.unit_label)
for text in (
    "PT1D",
    "PT1H",
    "PT1H30M",
    "PT1D2H3M4S",
    "PT",
    "P1D",
    "PT1S1M",
    "PT1.5S",
    "",
    "PT05S",
    "PTS",
    "PT1",
    "pt1s",
    "PT1S ",
    "PT1H1H",
    "PT٣S",
):
    show(text, lambda: Duration.parse(text).to_milliseconds())
show("duration text", lambda: Duration.seconds("1"))
show("duration none", lambda: Duration.seconds(None))
show("duration flag", lambda: Duration.seconds(True).to_millis)
show("parse number", lambda: Duration.parse(1))
show("integral", lambda: Duration.seconds(1).to_days(integral="no"))

for unit in ("kibibytes", "mebibytes", "gibibytes", "tebibytes", "pebibyte"):
    for amount in AMOUNTS:
        name = f"{unit}({amount})"
        show(name, lambda: getattr(Size, unit)(amount) and None)
        try:
            size = getattr(Size, unit)(amount)
        except RuntimeError:
            continue
        show(name, size.as_string)
        for method in ("to_kibibytes", "to_mebibytes", "to_gibibytes", "to_tebibytes", "to_pebibytes"):
            show(name + method, lambda: getattr(size, method)())
            for rounding in SizeRoundingBehavior:
                show(f"{name}{method} {rounding.name}", lambda: getattr(size, method)(rounding=rounding))
show("size text", lambda: Size.gibibytes("1"))
show("rounding", lambda: Size.gibibytes(1).to_tebibytes(rounding="FLOOR"))

for name in ("annually", "daily", "every_minute", "hourly", "monthly", "weekly"):
    print(name, getattr(Cron, name)().expression_string)
show("cron", lambda: Cron().expression_string)
show("cron fields", lambda: Cron(minute="*/5", hour="1", day="2", month="3", week_day="4").expression_string)
show("schedule", lambda: Cron.schedule(minute="", week_day="1-5").expression_string)
show("schedule none", lambda: Cron.schedule(minute=None).expression_string)
show("schedule number", lambda: Cron.schedule(minute=5))
