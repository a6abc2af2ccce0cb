"""An article of our own as a scraper delivers it: an error widget, a caption twice, a syndication line."""

TITLE = "Harbour board says it won't raise berth prices before the spring regatta"
WIDGET = ("• Oops!", "Something went wrong.", "Please try again later.")
DATELINE = "EASTMERE"
QUOTATIONS = (
    "mutual agreement",
    "calm talk,",
    "We're grateful to the skippers who waited all winter,",
    "are not going to move one boat",
    "They'll mend ropes. They'll paint hulls.",
)
CAPTION = (
    "A harbour pilot talks to a skipper who had crossed the bar at dawn and waits to hear when she will be "
    "given a berth at the new pontoon in Eastmere, Lowland County on Feb. 20, 2021."
)
SYNDICATION = "This article originally appeared on The Eastmere Tide: Board, skippers not at odds over berths"

TEXT = f"""{TITLE}

  {WIDGET[0]}
    {WIDGET[1]}
    {WIDGET[2]}

{DATELINE} — The board does not expect the skippers to pay more for the berths it is adding, known as Row 42.

Board spokesman Carl Venn said Thursday that the board is not seeking "{QUOTATIONS[0]}" from the skippers.

Venn said that both sides had a "{QUOTATIONS[1]}" as shown by a visit to Port Ellis\u00a0by the board's chair.

"{QUOTATIONS[2]}" he said at the quay.

He added that the pilots "{QUOTATIONS[3]}" this month. "{QUOTATIONS[4]}"

The rule, which kept most visiting boats out, will lift on March 11 when the dredging ends.

{CAPTION}
{CAPTION}

{SYNDICATION}"""
