"""Keys that the user wants instead of the program's own."""

from pydantic import BaseModel, ConfigDict, Field


class KeyChoices(BaseModel):
    """By the name of an action or a command; who is not named keeps the program's keys."""

    model_config = ConfigDict(frozen=True)

    actions: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    commands: dict[str, tuple[str, ...]] = Field(default_factory=dict)
