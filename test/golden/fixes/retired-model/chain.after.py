from langchain_google_genai import ChatGoogleGenerativeAI
from langchain_openai import ChatOpenAI

writer = ChatOpenAI(model="gpt-6.1-sol", max_tokens=25000)
reader = ChatGoogleGenerativeAI(model="gemini-3.8-flash", max_output_tokens=100)
