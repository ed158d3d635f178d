"""The same blocks written as PDF, PowerPoint, Excel and text. Filled by a later change."""
