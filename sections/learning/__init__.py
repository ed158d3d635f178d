"""The pages of Uppföljning: figures in, an answer, what works, what needs work, and blocks out."""
